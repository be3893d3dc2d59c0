import { HELP, modelRequest } from "../../../workbench/model/modelArguments";

const run = (data: string | undefined, out: string, quiet = false) => ({ kind: "run", options: { data, out, quiet } });

test.each([
  [[], run(undefined, "article.xlsx")],
  [["--out", "here/x.xlsx", "--quiet"], run(undefined, "here/x.xlsx", true)],
  [["--data", "my/flows 2026.csv"], run("my/flows 2026.csv", "flows 2026-report.xlsx")],
  [["--data=flows.csv", "--out=REPORT.XLSX"], run("flows.csv", "REPORT.XLSX")],
  [["--help"], { kind: "help" }],
  [["-h", "--data", "x.csv"], { kind: "help" }],
])("%j is understood", (words, request) => expect(modelRequest(words)).toEqual(request));

test.each([
  [["--dat", "x.csv"], /'--dat'/],
  [["flows.csv"], /flows\.csv/],
  [["--data"], /--data/],
  [["--data="], /--data needs the name/],
  [["--out", "report.csv"], /must name an \.xlsx file, not "report\.csv"/],
])("%j is refused with the reason", (words, reason) =>
  expect(modelRequest(words)).toEqual({ kind: "wrong", reason: expect.stringMatching(reason) }),
);

test("the help names every option", () =>
  expect(["--data", "--out", "--quiet", "--help"].filter((option) => !HELP.includes(option))).toEqual([]));
