import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { rawWorkbook } from "./support/rawWorkbook";
import { faults, partsOf } from "./support/soundWorkbook";

const ROOT = join(__dirname, "../..");
const LONGEST = 120_000;
const folder = mkdtempSync(join(tmpdir(), "share-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);

/** The command as a person types it; paths shortened to their last part. */
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "node_modules/tsx/dist/cli.mjs"), "scripts/share.mts", ...args],
    {
      cwd: ROOT,
      encoding: "utf8",
    },
  );
  return { status, stdout: stdout.replaceAll(`${folder}/`, ""), stderr: stderr.replaceAll(`${folder}/`, "") };
}

const CELLS =
  '<row r="1"><c r="A1"><f>CAPTABLE.WARRANT(100,2,5,"net_shares")</f><v>60</v></c><c r="B1"><f>INDEX(CIRCULARFLOW.LOOPS(C1:E3),2,3)</f><v>38</v></c></row>';
const good = rawWorkbook({ sheets: [{ name: "Model", body: `<sheetData>${CELLS}</sheetData>` }] });
writeFileSync(at("in.xlsx"), good);

test(
  "makes a copy either way, says what it did, and leaves the workbook as it was",
  () => {
    const values = run(at("in.xlsx"), at("values.xlsx"), "--values", "--date=2026-07-01");
    expect(values).toMatchObject({ status: 0, stderr: "" });
    expect(values.stdout).toContain('values.xlsx: 2 formulas replaced, 0 of them by native formulas; the sheet "Sources" lists them.');
    const parts = partsOf(readFileSync(at("values.xlsx")));
    expect(faults(readFileSync(at("values.xlsx")))).toEqual([]);
    expect(parts["xl/worksheets/sheet1.xml"]).toContain('<c r="A1"><v>60</v></c>');
    expect(parts["xl/comments1.xml"]).toContain("2026-07-01");
    expect(run(at("in.xlsx"), at("native.xlsx"), "--portable", "--no-comments").stdout).toContain(
      "2 formulas replaced, 1 of them by native",
    );
    const native = partsOf(readFileSync(at("native.xlsx")));
    expect(native["xl/worksheets/sheet1.xml"]).toContain("CAPTABLE_WARRANT_N(100,2,5");
    expect(native["xl/comments1.xml"]).toBeUndefined();
    expect(new Uint8Array(readFileSync(at("in.xlsx")))).toEqual(good);
  },
  LONGEST,
);

test(
  "never writes over the workbook, by whatever path it is named",
  () => {
    symlinkSync(at("in.xlsx"), at("same.xlsx"));
    for (const output of [at("in.xlsx"), join(folder, ".", "x", "..", "in.xlsx"), at("same.xlsx")]) {
      expect(run(at("in.xlsx"), output)).toEqual({
        status: 1,
        stdout: "",
        stderr: "The copy needs a name of its own: the original is never written over.\n",
      });
    }
    expect(new Uint8Array(readFileSync(at("in.xlsx")))).toEqual(good);
  },
  LONGEST,
);

const compound = new Uint8Array(4096);
compound.set([0xd0, 0xcf, 0x11, 0xe0]);
const encrypted = compound.slice();
encrypted.set(strToU8([..."EncryptedPackage"].map((letter) => `${letter}\0`).join("")), 1024);
const bomb = zipSync(Object.fromEntries(["a", "b", "c"].map((path) => [path, new Uint8Array(1000)])));
const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.length);
for (let i = 0; i < bomb.length - 4; i++) if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 380 * 1024 * 1024, true);

test.each<[what: string, bytes: Uint8Array, said: string]>([
  ["text", strToU8("hello"), "bad.xlsx: This is not an Excel workbook (.xlsx): it is not a zip file.\n"],
  [
    "an encrypted one",
    encrypted,
    "bad.xlsx: The workbook is encrypted with a password: open it in Excel, take the password off (File > Info > Protect Workbook), and share that.\n",
  ],
  [
    "a zip bomb",
    bomb,
    "bad.xlsx: The file would unpack to 3 parts and 1140 MB (one of 380 MB): more than the 20000 parts and 1024 MB (400 MB in one) that can be shared.\n",
  ],
])(
  "%s: one sentence, exit code 1, no file",
  (_, bytes, said) => {
    writeFileSync(at("bad.xlsx"), bytes);
    const { status, stdout, stderr } = run(at("bad.xlsx"), at("out.xlsx"));
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toBe(said);
    expect(existsSync(at("out.xlsx"))).toBe(false);
  },
  LONGEST,
);

test(
  "wrong arguments, files that are not there and folders that can't be written say so",
  () => {
    expect(run(at("in.xlsx"), at("o.xlsx"), "--fast")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^--fast is no option\.\nnpm run share/),
    });
    expect(run(at("in.xlsx"), at("o.xlsx"), "--values", "--portable").status).toBe(1);
    expect(run(at("none.xlsx"), at("o.xlsx"))).toMatchObject({ status: 1, stderr: "none.xlsx can't be read.\n" });
    expect(run(at("in.xlsx"), at("no/such/o.xlsx"))).toMatchObject({ status: 1, stderr: "no/such/o.xlsx can't be written.\n" });
    expect(run("--help")).toMatchObject({ status: 0, stdout: expect.stringMatching(/^npm run share/) });
  },
  LONGEST,
);

test(
  "what macros and other add-ins lose is said",
  () => {
    const macros = rawWorkbook({
      sheets: [{ name: "Model", body: '<sheetData><row r="1"><c r="A1"><f>_xldudf_CONTOSO_ADD(1,2)</f><v>3</v></c></row></sheetData>' }],
      contentType: "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
      related: [["http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"]],
      parts: { "xl/vbaProject.bin": ["binary", "application/vnd.ms-office.vbaProject"] },
    });
    writeFileSync(at("macros.xlsm"), macros);
    const { status, stdout } = run(at("macros.xlsm"), at("macros.xlsx"));
    expect(status).toBe(0);
    expect(stdout).toContain(
      "macros, workbook: its macros (VBA) are not in the copy; buttons and functions that need them do nothing there\n",
    );
    expect(stdout).toContain("other add-in, Model: left as it is: =_xldudf_CONTOSO_ADD(1,2)");
  },
  LONGEST,
);
