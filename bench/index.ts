import { writeFileSync } from "node:fs";
import { captable } from "./captable";
import { circular, circularCases } from "./circular";
import { stronglyConnected } from "./components";
import { knockOn, knockOnCases } from "./knockon";
import { loops } from "./loops";
import { answer } from "./measure";
import { machine, markdown, type Section } from "./report";
import { scalar } from "./scalar";
import { shareCases, sharing } from "./share";
import { workbench } from "./workbench";

/** Every section by the name that picks it on the command line: `npm run bench -- loops scalar`; `--write` puts them into docs/benchmarks.md. */
const sections: Readonly<Record<string, Section>> = {
  circular,
  loops,
  components: stronglyConnected,
  scalar,
  captable,
  knockon: knockOn,
  workbench,
  share: sharing,
};

async function main(words: readonly string[]): Promise<void> {
  if (words[0] === "--case") return answer({ ...circularCases, ...knockOnCases, ...shareCases }, words[1], words[2]);
  const write = words.includes("--write");
  const named = words.filter((word) => !word.startsWith("--"));
  for (const name of named) if (!(name in sections)) throw new Error(`no section ${name}; there are ${Object.keys(sections).join(", ")}`);

  const parts: string[] = [];
  for (const name of named.length > 0 ? named : Object.keys(sections)) {
    const section = sections[name];
    parts.push(markdown(section, await section.run()));
    console.log(parts[parts.length - 1]);
  }
  if (write) {
    const head = `# Benchmarks\n\nWritten by \`npm run bench -- ${[...named, "--write"].join(" ")}\` on ${machine()}. “time” is the wall clock, fastest of several runs where they are short.\n\n`;
    writeFileSync("docs/benchmarks.md", head + parts.join("\n"));
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
