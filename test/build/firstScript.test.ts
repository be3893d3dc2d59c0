import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { catalogue } from "../../src/catalogue";
import { type Associated, builtFunctions, ExcelError } from "../support/builtFunctions";

const dist = join(__dirname, "../../dist");
const RING = [
  ["A", "B", 50],
  ["B", "A", 38],
];

/** A page that has run functions-first.js; scripts that it asks for come when `answer` is called. */
function page() {
  const functions = new Map<string, Associated>();
  const asked: { src: string; onload?: (event: object) => void; onerror?: (event: object) => void }[] = [];
  const realm = createContext({
    CustomFunctions: { associate: (id: string, call: Associated) => functions.set(id, call), Error: ExcelError },
    setTimeout,
    clearTimeout,
    document: {
      currentScript: { tagName: "SCRIPT", src: "https://localhost:3000/functions-first.js" },
      getElementsByTagName: () => [],
      createElement: () => ({ setAttribute: () => undefined }),
      head: { appendChild: (script: (typeof asked)[number]) => asked.push(script) },
    },
  });
  runInContext("globalThis.self = globalThis", realm);
  const run = (file: string) => runInContext(readFileSync(join(dist, file), "utf8"), realm, { filename: file });
  run("functions-first.js");
  const answer = (isThere: boolean) => {
    for (const script of asked.splice(0)) {
      // By its content, so that no older one that a browser kept is taken.
      expect(script.src).toMatch(/^https:\/\/localhost:3000\/functions-circularflow\.js\?[0-9a-f]{8,}$/);
      if (isThere) run("functions-circularflow.js");
      (isThere ? script.onload : script.onerror)?.({ type: isThere ? "load" : "error", target: script });
    }
  };
  return { functions, answer };
}

test("the page's first script associates every function, in whichever script it comes", () => {
  const names = catalogue.flatMap(({ functions }) => functions.map(({ name }) => name));
  expect([...page().functions.keys()].sort()).toEqual(names.sort());
});

test("a function that is not there yet answers when it has come, and from then on at once", async () => {
  const { functions, answer } = page();
  const first = functions.get("CIRCULARFLOW")!(RING, "circular_amount");
  expect(first).toHaveProperty("then");
  answer(true);
  expect(await first).toBe(76);
  expect(functions.get("CIRCULARFLOW")!(RING, "circular_amount")).toBe(76);
});

test("every circular function of the page is that of the one script that holds all", async () => {
  const { functions, answer } = page();
  answer(true);
  await functions.get("CIRCULARFLOW")!(RING, "circular_amount");
  const whole = builtFunctions();
  for (const name of [...whole.keys()].filter((name) => name.startsWith("CIRCULARFLOW"))) {
    const outcome = (call: Associated): string => {
      try {
        return JSON.stringify(call(RING, "A", "B"));
      } catch (error) {
        return JSON.stringify([(error as { code: string }).code, (error as Error).message]);
      }
    };
    expect([name, outcome(functions.get(name)!)]).toEqual([name, outcome(whole.get(name)!)]);
  }
});

test("a script that does not come is said in the cell, and asked for again by the next call", async () => {
  const { functions, answer } = page();
  const call = () => functions.get("CIRCULARFLOW.NET")!(RING) as Promise<unknown>;
  const first = call();
  answer(false);
  await expect(first).rejects.toMatchObject({
    code: "#N/A",
    message: "CIRCULARFLOW.NET: a part of the add-in could not be loaded; recalculate when you are online",
  });
  const second = call();
  answer(true);
  expect(JSON.parse(JSON.stringify(await second))).toEqual([
    ["from", "to", "amount"],
    ["A", "B", 12],
  ]);
});
