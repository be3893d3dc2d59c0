import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";

/** LibreOffice's command, or undefined where it is not installed: tests that need it are then not registered, and say so. */
export function libreOffice(): string | undefined {
  for (const command of ["soffice", "libreoffice"]) {
    try {
      execFileSync(command, ["--version"], { stdio: "ignore" });
      return command;
    } catch {
      // The next one.
    }
  }
  process.stdout.write("LibreOffice is not installed (apt-get install libreoffice-calc): workbook files are not checked against it.\n");
  return undefined;
}

/** Without "always recalculate" LibreOffice shows the values cached in a file, and comparing with them would prove nothing. */
const RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** All sheets, each to a file of its own, raw values, formulas not shown. */
const CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

/** What LibreOffice makes of a workbook file, in a profile and a folder of its own that are gone afterwards. */
export async function withLibreOffice<T>(
  command: string,
  file: Uint8Array,
  use: (opened: { csv: () => Promise<Map<string, string>>; document: () => Promise<string> }) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "workbook-"));
  const profile = join(folder, "profile");
  const path = join(folder, "workbook.xlsx");
  mkdirSync(join(profile, "user"), { recursive: true });
  writeFileSync(join(profile, "user", "registrymodifications.xcu"), RECALCULATE);
  writeFileSync(path, file);
  const convert = (format: string) =>
    promisify(execFile)(command, [
      `-env:UserInstallation=file://${profile}`,
      "--headless",
      "--convert-to",
      format,
      "--outdir",
      folder,
      path,
    ]);
  try {
    return await use({
      // The whole workbook as one XML document: comments, names, rules and validations among it.
      document: async () => {
        await convert("fods");
        return readFileSync(join(folder, "workbook.fods"), "utf8");
      },
      csv: async () => {
        await convert(CSV);
        const names = readdirSync(folder).filter((name) => name.endsWith(".csv"));
        return new Map(names.map((name) => [basename(name, ".csv").replace(/^workbook-/, ""), readFileSync(join(folder, name), "utf8")]));
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
