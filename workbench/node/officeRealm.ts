import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import vm from "node:vm";
import type { NativeBridge } from "../office/hostLine";
import type { NativeHost } from "../office/nativeHost";

/** An add-in's page without a page: a realm of its own in which the real office.js has started as it does inside Excel. */
export interface OfficeRealm {
  readonly Office: typeof Office;
  readonly Excel: typeof Excel;
  /** Runs a script of the add-in in the realm. */
  run(file: string): void;
  readonly globals: Record<string, unknown>;
  dispose(): void;
}

const ORIGIN = "https://localhost:3000/";
const officeFolder = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

interface ScriptTag {
  src?: string;
  onload?: () => void;
  onerror?: () => void;
}

/** Runs office.js of the npm package; it finds its host, and loads the host's library, as in a page. */
export async function officeRealm(bridge: NativeBridge, native: NativeHost): Promise<OfficeRealm> {
  const timers = new Set<NodeJS.Timeout>();
  const realm = realmGlobals(timers);
  Object.assign(realm, { _richApiNativeBridge: bridge, external: native });
  const context = vm.createContext(realm);
  const run = (file: string) => vm.runInContext(readFileSync(file, "utf8"), context, { filename: file });
  const head = {
    appendChild: (script: ScriptTag) => {
      const file = join(officeFolder, (script.src ?? "").replace(ORIGIN, ""));
      setImmediate(() => {
        if (!existsSync(file)) return script.onerror?.();
        run(file);
        script.onload?.();
      });
    },
  };
  realm.document = fakeDocument(head);
  run(join(officeFolder, "office.js"));
  const office = realm.Office as typeof Office;
  await office.onReady();
  return {
    Office: office,
    Excel: realm.Excel as typeof Excel,
    run,
    globals: realm,
    dispose: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

function fakeDocument(head: object): object {
  const own = { src: `${ORIGIN}office.js`, getAttribute: () => null };
  return {
    getElementsByTagName: (tag: string) => (tag === "script" ? [own] : tag === "head" ? [head] : []),
    createElement: () => ({ setAttribute: () => undefined }),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    readyState: "complete",
    URL: `${ORIGIN}taskpane.html`,
    cookie: "",
    body: {},
    head,
    documentElement: { lang: "en" },
  };
}

function storage() {
  const entries = new Map<string, string>();
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
    key: (index: number) => [...entries.keys()][index] ?? null,
    get length() {
      return entries.size;
    },
  };
}

/** Just enough of a window for office.js; its timers are ended with the realm. */
function realmGlobals(timers: Set<NodeJS.Timeout>): Record<string, unknown> {
  const remember = (timer: NodeJS.Timeout) => {
    timers.add(timer);
    return timer;
  };
  const realm: Record<string, unknown> = {
    console,
    setTimeout: (work: () => void, delay?: number, ...args: never[]) => {
      const timer: NodeJS.Timeout = setTimeout(() => {
        timers.delete(timer);
        (work as (...given: never[]) => void)(...args);
      }, delay);
      return remember(timer);
    },
    clearTimeout: (timer: NodeJS.Timeout) => {
      timers.delete(timer);
      clearTimeout(timer);
    },
    setInterval: (work: () => void, delay?: number) => remember(setInterval(work, delay)),
    clearInterval: (timer: NodeJS.Timeout) => {
      timers.delete(timer);
      clearInterval(timer);
    },
    queueMicrotask,
    performance,
    URL,
    location: {
      hash: "",
      search: "",
      href: `${ORIGIN}taskpane.html`,
      protocol: "https:",
      host: "localhost:3000",
      origin: "https://localhost:3000",
      pathname: "/taskpane.html",
    },
    navigator: { userAgent: "Mozilla/5.0 (workbench)", language: "en-US" },
    history: { replaceState: () => undefined, pushState: () => undefined },
    sessionStorage: storage(),
    localStorage: storage(),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    // Commands tell the pane what became of them; here none listens.
    Event,
    CustomEvent,
    dispatchEvent: () => true,
  };
  for (const name of ["window", "self", "parent", "top"]) realm[name] = realm;
  return realm;
}
