import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { buildPage, type PageSizes } from "./buildPage";
import { serve, type Served } from "./serve";

export interface StartedWorkbench extends Served {
  readonly sizes: PageSizes;
}

/** Bundles the page and serves it with the built add-in. */
export async function startWorkbench(root: string, port: number): Promise<StartedWorkbench> {
  const page = join(root, "out/page");
  const sizes = await buildPage(root, page);
  const office = join(dirname(createRequire(join(root, "package.json")).resolve("@microsoft/office-js/package.json")), "dist");
  const served = await serve({ addIn: join(root, "dist"), page, office, html: join(root, "workbench/page/index.html") }, port);
  return { ...served, sizes };
}
