import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import type { Engine } from "./engines/engine";

/**
 * The engines, bundled to CommonJS: two of them ship as ES modules with extensionless imports that neither Node nor Jest loads.
 * Built once (two seconds) and kept until an engine's version or an adapter changes.
 */
export function loadEngines(): readonly Engine[] {
  const root = join(__dirname, "../..");
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  const folder = join(__dirname, "engines");
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  const outfile = join(root, "node_modules/.cache/engines", `${hash.digest("hex").slice(0, 16)}.cjs`);
  if (!existsSync(outfile)) {
    buildSync({
      entryPoints: [join(folder, "index.ts")],
      bundle: true,
      platform: "node",
      format: "cjs",
      outfile,
      logLevel: "error",
      external: ["@cj-tech-master/excelts", "@ironcalc/wasm/wasm_bg.wasm"],
    });
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require(outfile) as { engines: readonly Engine[] }).engines;
}
