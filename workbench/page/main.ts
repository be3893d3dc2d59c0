import "./page.css";
import { RESOURCE } from "../charts/chartModel";
import type { IWorkbookData } from "../grid/univer";
import type { FunctionsFile } from "../host/addIn";
import { AddInPage } from "../office/addInPage";
import { readManifest } from "./manifest";
import { handedFile } from "./handedWorkbook";
import { Pane } from "./pane";
import { type Remedy, sayRefusals } from "./refusals";

const element = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

/** Where the page stands, for whoever waits for it: `data-state` of the document. */
function state(name: "loading" | "computed" | "ready" | "failed"): void {
  document.documentElement.dataset.state = name;
  performance.mark(`workbench-${name}`);
}

function say(text: string, remedy?: Remedy): void {
  const message = element("message");
  const button = ({ label, act }: Remedy) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", () => {
      message.hidden = true;
      act();
    });
    return made;
  };
  const sentence = document.createElement("span");
  sentence.textContent = text;
  message.replaceChildren(sentence, ...[...(remedy ? [remedy] : []), { label: "Close", act: () => undefined }].map(button));
  message.hidden = false;
}

async function text(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} is not there: build the add-in first.`);
  return response.text();
}

/** What the add-in keeps in a workbook, read before the workbook opens. */
function settingsOf(snapshot: IWorkbookData | undefined): Record<string, string> | undefined {
  const json = snapshot?.resources?.find(({ name }) => name === RESOURCE.settings)?.data;
  return json ? (JSON.parse(json) as Record<string, string>) : undefined;
}

/** What the address asks for: the article's workbook, an empty one, or one that another window handed over. */
async function asked(query: URLSearchParams): Promise<IWorkbookData | undefined> {
  const open = query.get("open");
  if (open === "empty") return undefined;
  if (open !== "handed") return JSON.parse(await text("/article.json")) as IWorkbookData;
  const { name, bytes } = handedFile(query);
  const { fromXlsx } = await import("../files");
  return { ...(await fromXlsx(bytes)), name };
}

async function start(): Promise<void> {
  state("loading");
  const pane = new Pane(element("pane"), element("splitter"), element<HTMLButtonElement>("pane-toggle"));
  // The largest script: under way while the pane starts.
  const workbook = import("./openWorkbook");
  const [functions, manifest, snapshot] = await Promise.all([
    text("/addin/functions.json").then((json) => JSON.parse(json) as FunctionsFile),
    text("/addin/manifest.xml").then(readManifest),
    asked(new URLSearchParams(location.search)),
  ]);
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const page = new AddInPage({ dark, settings: settingsOf(snapshot) });
  pane.load("/addin/taskpane.html", page);
  const opened = (await workbook).openWorkbook(element("sheet"), { functions, page, dark, snapshot });
  const nameIt = () => (element("workbook-name").textContent = opened.grid.book.getName());
  opened.grid.onLoad(nameIt);
  nameIt();
  sayRefusals(opened.host, say);
  await Promise.all([
    opened.compute(pane).then(() => state("computed")),
    opened.start(pane, manifest, { buttons: element("add-in-buttons"), label: element("add-in-group") }),
  ]);
  opened.serveFiles(
    { open: element("open-file"), download: element("download-file"), input: element<HTMLInputElement>("file-input") },
    say,
  );
  state("ready");
}

start().catch((error: unknown) => {
  state("failed");
  say(error instanceof Error ? error.message : String(error));
});
