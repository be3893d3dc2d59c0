import { buildExample } from "../blocks/example";
import type { ActionResult } from "../write/result";
import { writePlan } from "../write/writePlan";

export function insertExample(consent: boolean): Promise<ActionResult> {
  return writePlan(buildExample, consent);
}
