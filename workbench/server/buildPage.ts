import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

export interface PageSizes {
  /** Compressed bytes of what the page loads to open: grid, host and page. */
  readonly opening: number;
  /** Compressed bytes of what it loads when it is asked for: reading and writing files. */
  readonly onDemand: number;
}

/** Bundles the workbench's page into a folder, split so that the pane, the grid and the files load apart. */
export async function buildPage(root: string, outdir: string): Promise<PageSizes> {
  const { metafile } = await build({
    entryPoints: { main: join(root, "workbench/page/main.ts") },
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    metafile: true,
    logLevel: "error",
    legalComments: "none",
    loader: { ".woff": "dataurl", ".woff2": "dataurl", ".ttf": "dataurl", ".svg": "dataurl", ".png": "dataurl" },
    define: { "process.env.NODE_ENV": '"production"' },
    absWorkingDir: root,
  });
  const { outputs } = metafile;
  const compressed = (file: string) => gzipSync(readFileSync(join(root, file))).length;
  // Everything that the entry reaches by plain imports, and by the one dynamic import that it makes at once.
  const opening = new Set<string>();
  const visit = (file: string, dynamicToo: boolean): void => {
    if (opening.has(file) || !outputs[file]) return;
    opening.add(file);
    for (const { path, kind } of outputs[file].imports) if (kind !== "dynamic-import" || dynamicToo) visit(path, false);
  };
  for (const [file, { entryPoint }] of Object.entries(outputs)) if (entryPoint?.endsWith("page/main.ts")) visit(file, true);
  for (const file of Object.keys(outputs)) if (file.endsWith(".css")) opening.add(file);
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + compressed(file), 0);
  return { opening: sum(opening), onDemand: sum(Object.keys(outputs).filter((file) => !opening.has(file))) };
}
