import { functionsJson } from "./functionsJson";
import { functionsMarkdown } from "./functionsMarkdown";

/** Every generated file that is committed, by its path from the top of the project. */
export function generatedFiles(): Readonly<Record<string, string>> {
  return {
    "src/functions/functions.json": `${JSON.stringify(functionsJson(), null, 2)}\n`,
    "docs/functions.md": `${functionsMarkdown().trimEnd()}\n`,
  };
}
