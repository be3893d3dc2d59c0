import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { computeWorkbook } from "./computeWorkbook";
import { HELP, modelRequest } from "./modelArguments";
import { ModelProblem, runModel } from "./runModel";

/** The functions are those of the built add-in; a fresh copy of the project has none yet. */
function ensureBuilt(): void {
  if (existsSync("dist/functions.js") && existsSync("dist/functions.json")) return;
  process.stderr.write("Building the add-in's functions first …\n");
  const { status, stderr } = spawnSync("npm", ["run", "build"], { encoding: "utf8", shell: process.platform === "win32" });
  if (status !== 0) throw new ModelProblem(`The add-in could not be built ("npm run build"):\n${stderr}`);
}

async function main(): Promise<number> {
  const request = modelRequest(process.argv.slice(2));
  if (request.kind === "help") {
    process.stdout.write(HELP);
    return 0;
  }
  if (request.kind === "wrong") {
    process.stderr.write(`${request.reason}\nSee npm run model -- --help\n`);
    return 2;
  }
  try {
    ensureBuilt();
    await runModel(request.options, {
      compute: computeWorkbook,
      print: (text) => process.stdout.write(text),
      note: (text) => process.stderr.write(`${text}\n`),
      isColoured: process.stdout.isTTY === true && !process.env.NO_COLOR,
      today: new Date().toISOString().slice(0, 10),
    });
    return 0;
  } catch (error) {
    if (!(error instanceof ModelProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

// The grid keeps timers that would hold the process.
void main().then((code) => process.exit(code));
