import { existsSync, readFileSync } from "node:fs";
import { generatedFiles } from "../../src/generate";

test.each(Object.entries(generatedFiles()))("%s is what the catalogue gives (npm run gen)", (path, text) => {
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, "utf8")).toBe(text);
});
