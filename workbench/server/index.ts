import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { articleWorkbook } from "./articleWorkbook";
import { buildPage, type PageSizes } from "./buildPage";
import { serve, type Served } from "./serve";

export interface StartedWorkbench extends Served {
  readonly sizes: PageSizes;
}

/** Bundles the page and serves it with the built add-in and the workbook that it opens on. */
export async function startWorkbench(root: string, port: number): Promise<StartedWorkbench> {
  const page = join(root, "out/page");
  const [sizes, article] = await Promise.all([buildPage(root, page), articleWorkbook(root)]);
  const office = join(dirname(createRequire(join(root, "package.json")).resolve("@microsoft/office-js/package.json")), "dist");
  const served = await serve({ addIn: join(root, "dist"), page, office, html: join(page, "index.html"), article }, port);
  return { ...served, sizes };
}
