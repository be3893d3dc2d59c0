import { parseArgs } from "node:util";

export interface ModelOptions {
  /** A CSV file of flows; the article's workbook without one. */
  readonly data?: string;
  readonly out: string;
  readonly quiet: boolean;
}

export type ModelRequest =
  | { readonly kind: "run"; readonly options: ModelOptions }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly reason: string };

export const HELP = `Computes a workbook with the add-in's functions, without Excel, and writes it as a file.

  npm run model                                the article's workbook, to article.xlsx
  npm run model -- --data flows.csv            your own flows, to flows-report.xlsx

Options (after the two dashes):
  --data FILE   a CSV file with a header row: columns From, To and Amount (in dollars; "$50B" and "Amount ($B)" are
                understood), and, where you have them, Kind, Status, Probability, Announced, Start, Term, Source, Link, Note.
                Separated by commas, semicolons or tabs. Rows that cannot be read are told with their line; nothing is written then.
  --out FILE    where to write the workbook (.xlsx); an existing file is replaced
  --quiet       do not print the tables
  --help        this text

Nothing leaves this machine. Colours are left out where the output is not a terminal or NO_COLOR is set.
`;

/** The file's name without its folders and ending. */
const stem = (path: string) => path.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");

/** What the command line asks for. */
export function modelRequest(words: readonly string[]): ModelRequest {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { data: { type: "string" }, out: { type: "string" }, quiet: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    if (values.help) return { kind: "help" };
    if (values.data === "") return { kind: "wrong", reason: "--data needs the name of a CSV file." };
    const out = values.out ?? (values.data === undefined ? "article.xlsx" : `${stem(values.data)}-report.xlsx`);
    if (!/\.xlsx$/i.test(out)) return { kind: "wrong", reason: `--out must name an .xlsx file, not ${JSON.stringify(out)}.` };
    return { kind: "run", options: { data: values.data, out, quiet: values.quiet === true } };
  } catch (error) {
    const message = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return { kind: "wrong", reason: message.endsWith(".") ? message : `${message}.` };
  }
}
