import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { finish } from "../src/domain/kernel/steps";
import { shareCopy } from "../src/xlsx/shareCopy";
import { ProgressLine } from "./progressLine";

/** A copy of a workbook for readers without the add-in: npm run share -- IN.xlsx OUT.xlsx [--portable|--values] [--no-comments] [--keep-pane] [--date=2026-01-31] */
const USAGE = "npm run share -- IN.xlsx OUT.xlsx [--portable|--values] [--no-comments] [--keep-pane] [--date=YYYY-MM-DD]";
const OPTIONS = /^--(?:portable|values|no-comments|keep-pane|date=\d{4}-\d{2}-\d{2})$/;
const NOTES_SHOWN = 20;

const args = process.argv.slice(2);
const options = args.filter((arg) => arg.startsWith("-"));
const [input, output, ...more] = args.filter((arg) => !arg.startsWith("-"));
const wrong = options.find((option) => !OPTIONS.test(option));

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

if (process.argv.includes("--help")) {
  console.log(USAGE);
  process.exit(0);
}
if (!input || !output || more.length > 0 || wrong || (options.includes("--portable") && options.includes("--values"))) {
  stop(`${wrong ? `${wrong} is no option.\n` : ""}${USAGE}`);
}
/** Where a path leads, through links where it exists. */
const place = (path: string) => (existsSync(path) ? realpathSync(path) : resolve(path));
if (place(input) === place(output)) stop("The copy needs a name of its own: the original is never written over.");

let bytes: Uint8Array;
try {
  bytes = readFileSync(input);
} catch {
  stop(`${input} can't be read.`);
}
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };
const progress = new ProgressLine(process.stderr, `Copying ${basename(input)}`);
progress.show(0);
const shared = finish(
  shareCopy(bytes, {
    mode: options.includes("--portable") ? "portable" : "values",
    date: options.find((option) => option.startsWith("--date="))?.slice("--date=".length) ?? new Date().toISOString().slice(0, 10),
    version,
    withoutPane: !options.includes("--keep-pane"),
    comments: !options.includes("--no-comments"),
    onProgress: (done) => progress.show(done),
  }),
);
progress.clear();
if (!shared.ok) stop(`${input}: ${shared.message}.`);
const { report } = shared.value;
try {
  writeFileSync(output, shared.value.bytes);
} catch {
  stop(`${output} can't be written.`);
}
const natives = report.changed.filter(({ became }) => became === "portable").length;
console.log(
  `${output}: ${report.changed.length} formulas replaced, ${natives} of them by native formulas; the sheet "${report.sourcesSheet}" lists them.`,
);
for (const { kind, where, text } of report.notes.slice(0, NOTES_SHOWN)) console.log(`${kind}, ${where}: ${text}`);
if (report.notes.length > NOTES_SHOWN) console.log(`and ${report.notes.length - NOTES_SHOWN} more notes on that sheet`);
