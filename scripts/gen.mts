import { mkdirSync, writeFileSync } from "node:fs";
import { generatedFiles } from "../src/generate";

/** Writes what derives from the catalogue. The tests fail while a committed file differs from it. */
for (const [path, text] of Object.entries(generatedFiles())) {
  mkdirSync(path.slice(0, path.lastIndexOf("/")), { recursive: true });
  writeFileSync(path, text);
  console.log(`written: ${path}`);
}
