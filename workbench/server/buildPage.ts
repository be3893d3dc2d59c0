import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { leaveOut } from "./leaveOut";

export interface PageSizes {
  /** Compressed bytes of what the page loads to open: grid, host and page. */
  readonly opening: number;
  /** Compressed bytes of what it loads when it is asked for: reading and writing files. */
  readonly onDemand: number;
}

/**
 * The page with the scripts that it opens with named in its head: the browser asks for all of them at once, and compiles the largest while the
 * pane starts.
 */
function pageWith(html: string, scripts: readonly string[]): string {
  const links = scripts.map((file) => `    <link rel="modulepreload" href="/page/${basename(file)}" />\n`).join("");
  return html.replace("  </head>", () => `${links}  </head>`);
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
    plugins: [leaveOut],
  });
  const { outputs } = metafile;
  const compressed = (file: string) => gzipSync(readFileSync(join(root, file))).length;
  // Everything that the entry and the workbook, which it asks for at once, reach by plain imports.
  const opening = new Set<string>();
  const visit = (file: string): void => {
    if (opening.has(file) || !outputs[file]) return;
    opening.add(file);
    for (const { path, kind } of outputs[file].imports) if (kind !== "dynamic-import") visit(path);
  };
  const isOpening = ({ entryPoint = "" }) => /page\/(main|openWorkbook)\.ts$/.test(entryPoint);
  for (const file of Object.keys(outputs)) if (isOpening(outputs[file])) visit(file);
  const html = readFileSync(join(root, "workbench/page/index.html"), "utf8");
  writeFileSync(
    join(outdir, "index.html"),
    pageWith(
      html,
      [...opening].filter((file) => !outputs[file].entryPoint?.endsWith("page/main.ts")),
    ),
  );
  for (const file of Object.keys(outputs)) if (file.endsWith(".css")) opening.add(file);
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + compressed(file), 0);
  return { opening: sum(opening), onDemand: sum(Object.keys(outputs).filter((file) => !opening.has(file))) };
}
