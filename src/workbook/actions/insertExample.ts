import { buildExample } from "../blocks/example";
import type { Course } from "../write/course";
import type { ActionResult } from "../write/result";
import { writePlan } from "../write/writePlan";

export function insertExample(consent: boolean, course?: Course): Promise<ActionResult> {
  return writePlan(buildExample, consent, course);
}
