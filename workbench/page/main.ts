import "./page.css";
import type { FunctionsFile } from "../host/addIn";
import { readManifest } from "./manifest";
import { Pane } from "./pane";

const element = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

/** Where the page stands, for whoever waits for it: `data-state` of the document. */
function state(name: "loading" | "ready" | "computed" | "failed"): void {
  document.documentElement.dataset.state = name;
  performance.mark(`workbench-${name}`);
}

function say(text: string): void {
  const message = element("message");
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => (message.hidden = true));
  message.replaceChildren(text, close);
  message.hidden = false;
}

async function text(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} is not there: build the add-in first.`);
  return response.text();
}

async function start(): Promise<void> {
  state("loading");
  const pane = new Pane(element("pane"), element("splitter"), element<HTMLButtonElement>("pane-toggle"));
  const isEmpty = new URLSearchParams(location.search).get("open") === "empty";
  const [workbook, functions, manifest, article] = await Promise.all([
    import("./openWorkbook"),
    text("/addin/functions.json"),
    text("/addin/manifest.xml"),
    isEmpty ? undefined : text("/article.json"),
  ]);
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const opened = workbook.openWorkbook(
    element("sheet"),
    JSON.parse(functions) as FunctionsFile,
    dark,
    article === undefined ? undefined : (JSON.parse(article) as object),
  );
  const nameIt = () => (element("workbook-name").textContent = opened.grid.book.getName());
  opened.grid.onLoad(nameIt);
  nameIt();
  await opened.start(pane, readManifest(manifest), { buttons: element("add-in-buttons"), label: element("add-in-group") });
  opened.serveFiles(
    { open: element("open-file"), download: element("download-file"), input: element<HTMLInputElement>("file-input") },
    say,
  );
  state("ready");
  await opened.calculated();
  state("computed");
}

start().catch((error: unknown) => {
  state("failed");
  say(error instanceof Error ? error.message : String(error));
});
