import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundleForNode } from "../node/bundleForNode.cjs";

/**
 * The article's workbook as the built add-in writes it, for the page to open: formulas without values, which the page computes. Made once for a
 * build, since writing it cell by cell takes longer than opening it.
 *
 * @returns the file with it
 */
export async function articleWorkbook(root: string): Promise<string> {
  const folder = join(root, "out/article");
  const program = join(folder, "make.cjs");
  await bundleForNode("workbench/node/articleWorkbook.ts", program);
  const hash = createHash("sha256").update(readFileSync(program));
  const dist = join(root, "dist");
  for (const name of readdirSync(dist).filter((file) => /\.js(on)?$/.test(file))) hash.update(readFileSync(join(dist, name)));
  const file = join(folder, `${hash.digest("hex").slice(0, 16)}.json`);
  if (existsSync(file)) return file;
  // Made beside and moved into place: two runs at a time never see half a file.
  const draft = `${file}.${process.pid}`;
  await promisify(execFile)(process.execPath, [program, draft], { cwd: root });
  renameSync(draft, file);
  return file;
}
