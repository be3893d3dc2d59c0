import { strToU8, zipSync } from "fflate";
import { finish } from "../../src/domain/kernel/steps";
import { shareCopy, type ShareOptions } from "../../src/xlsx/shareCopy";
import { attribute, tags } from "../../src/xlsx/xml";
import { libreOffice, withLibreOffice } from "../support/libreOffice";
import { type RawWorkbook, rawWorkbook, xml } from "./support/rawWorkbook";
import { faults, formulasIn, partsOf } from "./support/soundWorkbook";

const OPTIONS: Omit<ShareOptions, "mode"> = { date: "2026-07-01", version: "1.0.0", withoutPane: true, comments: true };
const MODES = ["values", "portable"] as const;

function share(bytes: Uint8Array, mode: "values" | "portable") {
  const before = bytes.slice();
  const shared = finish(shareCopy(bytes, { ...OPTIONS, mode }));
  expect(bytes).toEqual(before);
  if (!shared.ok) throw new Error(shared.message);
  expect(faults(shared.value.bytes)).toEqual([]);
  return { ...shared.value, parts: partsOf(shared.value.bytes) };
}

const refusal = (bytes: Uint8Array) => {
  const shared = finish(shareCopy(bytes, { ...OPTIONS, mode: "values" }));
  return shared.ok ? "shared" : shared.message;
};

const sheet = (cells: string, rest = "", name = "Model") => ({ name, body: `<sheetData>${cells}</sheetData>${rest}` });
const one = (cells: string, rest = "", more: Omit<RawWorkbook, "sheets"> = {}) => rawWorkbook({ sheets: [sheet(cells, rest)], ...more });
const cellOf = (text: string, address: string) => new RegExp(`<(?:x:)?c r="${address}"[^>]*?(?:/>|>.*?</(?:x:)?c>)`).exec(text)?.[0];

const WARRANT = 'CAPTABLE.WARRANT(A1,2,5,"net_shares")';

describe("values", () => {
  test("a formula of ours becomes its value, whatever kind the value is; other formulas stay as they are", () => {
    const cells =
      '<row r="1"><c r="A1" s="3"><f>CAPTABLE.WARRANT(100,2,5,"net_shares")</f><v>60</v></c>' +
      '<c r="B1" t="str"><f>"a &amp; "&amp;AIDEALS.FIELD("DEAL-004","from")</f><v>a &amp; OpenAI </v></c>' +
      `<c r="C1" t="b"><f>${WARRANT}&gt;1</f><v>1</v></c><c r="D1" t="e"><f>CLOUDSHARE.CROSSOVER(1,0,2,0)</f><v>#N/A</v></c>` +
      `<c r="E1"><f>${WARRANT}</f></c><c r="F1"><f ca="1">SUM(A1:B1)</f><v>1</v></c><c r="G1" t="s"><v>0</v></c></row>`;
    const { parts, report } = share(one(cells), "values");
    const text = parts["xl/worksheets/sheet1.xml"];
    expect(cellOf(text, "A1")).toBe('<c r="A1" s="3"><v>60</v></c>');
    expect(cellOf(text, "B1")).toBe('<c r="B1" t="inlineStr"><is><t xml:space="preserve">a &amp; OpenAI </t></is></c>');
    expect(cellOf(text, "C1")).toBe('<c r="C1" t="b"><v>1</v></c>');
    expect(cellOf(text, "D1")).toBe('<c r="D1" t="e"><v>#N/A</v></c>');
    expect(cellOf(text, "E1")).toBe('<c r="E1"/>');
    expect(text).toContain('<c r="F1"><f ca="1">SUM(A1:B1)</f><v>1</v></c><c r="G1" t="s"><v>0</v></c>');
    expect(report.notes.map(({ kind, where }) => `${kind} ${where}`)).toEqual(["error Model!D1", "never calculated Model!E1"]);
    expect(report.deals).toEqual(["DEAL-004"]);
    expect(parts["xl/worksheets/sheet2.xml"]).toContain("=CAPTABLE.WARRANT(A1,2,5,&quot;net_shares&quot;)");
    expect(parts["xl/worksheets/sheet2.xml"]).toContain("2026-07-01");
  });

  test("a spilled result keeps the cells it filled, and is no array any more", () => {
    const cells =
      '<row r="1"><c r="A1" t="str" cm="1"><f t="array" ref="A1:B2">CAPTABLE.WARRANT(1,2,5)</f><v>Intrinsic value</v></c><c r="B1"><v>3</v></c></row>' +
      '<row r="2"><c r="A2" t="str"><v>Net-exercise shares</v></c><c r="B2"><v>0.6</v></c></row>';
    const text = share(one(cells), "values").parts["xl/worksheets/sheet1.xml"];
    expect(cellOf(text, "A1")).toBe('<c r="A1" t="inlineStr"><is><t xml:space="preserve">Intrinsic value</t></is></c>');
    expect(text).toContain(
      '<c r="B1"><v>3</v></c></row><row r="2"><c r="A2" t="str"><v>Net-exercise shares</v></c><c r="B2"><v>0.6</v></c></row>',
    );
  });

  test("rules and column formulas of ours are left out, the others stay, lists that lose all go and counts stay right", () => {
    const rest =
      '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>CAPTABLE.WARRANT(A1,2,5,"net_shares")&gt;1</formula></cfRule></conditionalFormatting>' +
      '<conditionalFormatting sqref="B1"><cfRule type="expression" priority="2"><formula>B1&gt;1</formula></cfRule><cfRule type="expression" priority="3"><formula>AIVALUATION(1,2,"step_up")</formula></cfRule></conditionalFormatting>' +
      '<dataValidations count="2"><dataValidation type="custom" sqref="A1" prompt="a>b"><formula1>CAPTABLE.WARRANT(1,2,A1,"intrinsic")&gt;0</formula1></dataValidation>' +
      '<dataValidation type="list" sqref="B1"><formula1>"x,y"</formula1></dataValidation></dataValidations><tableParts count="1"><tablePart r:id="rId1"/></tableParts>';
    const table =
      '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="Rounds" ref="A1:B3"><tableColumns count="2"><tableColumn id="1" name="a"/>' +
      '<tableColumn id="2" name="b" totalsRowFunction="custom"><calculatedColumnFormula>AIVALUATION(Rounds[a],2,"step_up")</calculatedColumnFormula><totalsRowFormula>SUM(AIVALUATION(1,2))</totalsRowFormula></tableColumn></tableColumns></table>';
    const bytes = rawWorkbook({
      sheets: [{ ...sheet("", rest), related: [["table", "../tables/table1.xml"]] }],
      parts: { "xl/tables/table1.xml": [xml(table), "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"] },
    });
    const { parts, report } = share(bytes, "values");
    const text = parts["xl/worksheets/sheet1.xml"];
    expect(text).not.toContain('sqref="A1"');
    expect(text).toContain('<cfRule type="expression" priority="2"><formula>B1&gt;1</formula></cfRule></conditionalFormatting>');
    expect(text).toContain('<dataValidations count="1"><dataValidation type="list"');
    expect(parts["xl/tables/table1.xml"]).toContain('<tableColumn id="2" name="b"></tableColumn>');
    expect(report.notes.map(({ kind }) => kind)).toEqual(["conditional format", "conditional format", "data validation", "table", "table"]);
  });

  test("a name that uses ours, directly or through another, becomes #N/A, and the cells that use it keep their values", () => {
    const names =
      '<definedNames><definedName name="Shares">CAPTABLE.WARRANT(1,2,5,"net_shares")</definedName><definedName name="Twice" localSheetId="0">2*Shares</definedName>' +
      '<definedName name="_xldudf_CAPTABLE_WARRANT" hidden="1">#NAME?</definedName><definedName name="Rate">0.1</definedName></definedNames>';
    const cells = '<row r="1"><c r="A1"><f>Twice+1</f><v>2.2</v></c><c r="B1"><f>Rate+1</f><v>1.1</v></c></row>';
    const { parts, report } = share(one(cells, "", { more: names }), "values");
    expect(cellOf(parts["xl/worksheets/sheet1.xml"], "A1")).toBe('<c r="A1"><v>2.2</v></c>');
    expect(parts["xl/worksheets/sheet1.xml"]).toContain("<f>Rate+1</f>");
    expect(parts["xl/workbook.xml"]).toContain(
      '<definedNames><definedName name="Shares">#N/A</definedName><definedName name="Twice" localSheetId="0">#N/A</definedName><definedName name="Rate">0.1</definedName></definedNames>',
    );
    expect(report.notes.filter(({ kind }) => kind === "name")).toHaveLength(2);
  });
});

describe("portable", () => {
  test("calls are rewritten with every argument, damaged names among them, and the LAMBDA is a name of its own", () => {
    const cells =
      `<row r="1"><c r="A1"><f>_xldudf_CAPTABLE_WARRANT(B1,2,5,"net_shares")*2</f><v>1</v></c><c r="B1"><f>[1]!CAPTABLE.WARRANT(1,2,5,C1)</f><v>1</v></c>` +
      '<c r="C1"><f>\'C:\\add ins\\[x.xlam]y\'!CAPTABLE.WARRANT(_xlfn.XLOOKUP(1,D1:D2,E1:E2),2,CAPTABLE.WARRANT(1,2,5,"intrinsic"))</f><v>1</v></c></row>';
    const { parts, report } = share(one(cells), "portable");
    const text = parts["xl/worksheets/sheet1.xml"];
    expect(cellOf(text, "A1")).toBe('<c r="A1"><f>CAPTABLE_WARRANT_N(B1,2,5,&quot;net_shares&quot;)*2</f><v>1</v></c>');
    expect(cellOf(text, "B1")).toContain("CAPTABLE_WARRANT_N(1,2,5,C1)");
    expect(cellOf(text, "C1")).toContain(
      "CAPTABLE_WARRANT_N(_xlfn.XLOOKUP(1,D1:D2,E1:E2),2,CAPTABLE_WARRANT_N(1,2,5,&quot;intrinsic&quot;),&quot;&quot;)",
    );
    expect(parts["xl/workbook.xml"]).toContain('<definedName name="CAPTABLE_WARRANT_N">_xlfn.LAMBDA(_xlpm.shares,');
    expect(parts["xl/workbook.xml"]).toContain('<calcPr fullCalcOnLoad="1"/>');
    expect(report.portables).toEqual(["CAPTABLE.WARRANT"]);
    expect(report.changed.map(({ formula }) => formula)[0]).toBe('=CAPTABLE.WARRANT(B1,2,5,"net_shares")*2');
  });

  test("a function without a native equivalent becomes a value, and the report says why", () => {
    const { report } = share(
      one(
        '<row r="1"><c r="A1"><f>CIRCULARFLOW.UNKNOWN(1)</f><v>1</v></c><c r="B1"><f>INDEX(CIRCULARFLOW.LOOPS(A5:C9),2,3)</f><v>38</v></c></row>',
      ),
      "portable",
    );
    expect(report.changed.map(({ address, became, reason }) => `${address} ${became}: ${reason}`)).toEqual([
      "B1 value: CIRCULARFLOW.LOOPS has no native equivalent",
    ]);
  });

  test("what looks deals up brings its table along: on a visible sheet, under a name, with links", () => {
    const { parts, report } = share(
      one(
        '<row r="1"><c r="A1"><f>AIDEALS.FIELD("DEAL-004","amount")</f><v>38</v></c><c r="B1" t="str"><f>AIDEALS.FLOWS("AWS","cloud",,"2026-01-31")</f><v>from</v></c></row>',
      ),
      "portable",
    );
    expect(report.changed.map(({ became }) => became)).toEqual(["portable", "portable"]);
    expect(cellOf(parts["xl/worksheets/sheet1.xml"], "A1")).toContain("<f>AIDEALS_FIELD_N(&quot;DEAL-004&quot;,&quot;amount&quot;)</f>");
    const name = /<definedName name="AIDEALS_DATA">'AI deals'!\$A\$3:\$([A-Z]+)\$(\d+)<\/definedName>/.exec(parts["xl/workbook.xml"]);
    const sheet = parts["xl/worksheets/sheet2.xml"];
    expect(parts["xl/workbook.xml"]).toContain('<sheet name="AI deals"');
    expect(cellOf(sheet, "A3")).toContain("from");
    expect(cellOf(sheet, `${name?.[1]}3`)).toContain("ends");
    expect(cellOf(sheet, `J${name?.[2]}`)).toMatch(/CLD-|ART-/);
    expect(cellOf(sheet, `J${Number(name?.[2]) + 1}`)).toBeUndefined();
    expect(sheet).toContain("DEAL-004");
    expect(parts["xl/worksheets/_rels/sheet2.xml.rels"]).toContain('TargetMode="External"');
  });

  test("shared formulas are written out, each with its own references; a shared formula that isn't ours is not touched", () => {
    const cells =
      '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">CAPTABLE.WARRANT(A1,$A$9,5,"net_shares")</f><v>1</v></c><c r="C1"><f t="shared" ref="C1:C2" si="1">A1*2</f><v>2</v></c></row>' +
      '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c><c r="C2"><f t="shared" si="1"/><v>4</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"></f><v>3</v></c></row>';
    const text = share(one(cells), "portable").parts["xl/worksheets/sheet1.xml"];
    expect(cellOf(text, "B2")).toBe('<c r="B2"><f>CAPTABLE_WARRANT_N(A2,$A$9,5,&quot;net_shares&quot;)</f><v>2</v></c>');
    expect(cellOf(text, "B3")).toContain("CAPTABLE_WARRANT_N(A3,$A$9,5");
    expect(text).toContain('<c r="C1"><f t="shared" ref="C1:C2" si="1">A1*2</f><v>2</v></c>');
    expect(text).toContain('<c r="C2"><f t="shared" si="1"/><v>4</v></c>');
    expect(share(one(cells), "values").parts["xl/worksheets/sheet1.xml"]).toContain('<c r="B2"><v>2</v></c>');
  });

  test("a spill stays a dynamic array; one that no one marked is marked, with the metadata that it needs", () => {
    const cells =
      '<row r="1"><c r="A1" t="str"><f>CAPTABLE.WARRANT(1,2,5)</f><v>Intrinsic value</v></c><c r="F1" t="str" cm="1"><f t="array" ref="F1:G4">CAPTABLE.WARRANT(1,2,6)</f><v>Intrinsic value</v></c></row>';
    const { parts } = share(one(cells), "portable");
    expect(cellOf(parts["xl/worksheets/sheet1.xml"], "A1")).toContain('cm="1"><f t="array" ref="A1">');
    expect(cellOf(parts["xl/worksheets/sheet1.xml"], "F1")).toContain(
      '<f t="array" ref="F1:G4">CAPTABLE_WARRANT_N(1,2,6,&quot;&quot;)</f>',
    );
    expect(parts["xl/metadata.xml"]).toContain("XLDAPR");
  });

  test("metadata of other things is added to, not replaced", () => {
    const metadata =
      '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><metadataTypes count="1"><metadataType name="XLRICHVALUE" minSupportedVersion="120000"/></metadataTypes>' +
      '<futureMetadata name="XLRICHVALUE" count="1"><bk><extLst/></bk></futureMetadata><valueMetadata count="1"><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>';
    const bytes = one('<row r="1"><c r="A1" t="str"><f>CAPTABLE.WARRANT(1,2,5)</f><v>x</v></c></row>', "", {
      related: [["sheetMetadata", "metadata.xml"]],
      parts: { "xl/metadata.xml": [xml(metadata), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml"] },
    });
    const text = share(bytes, "portable").parts["xl/metadata.xml"];
    expect([...tags(text)].filter(({ kind }) => kind !== "close").map(({ name }) => name)).toEqual(
      "metadata metadataTypes metadataType metadataType futureMetadata bk extLst futureMetadata bk extLst ext dynamicArrayProperties cellMetadata bk rc valueMetadata bk rc".split(
        " ",
      ),
    );
    expect(text).toContain('<metadataTypes count="2">');
    expect(text).toContain('<cellMetadata count="1"><bk><rc t="2" v="0"/></bk></cellMetadata>');
  });

  test("rules, names and column formulas are rewritten in place", () => {
    const rest =
      '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>CAPTABLE.WARRANT(A1,2,5,"net_shares")&gt;1</formula></cfRule></conditionalFormatting>' +
      '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">' +
      '<x14:cfRule type="expression"><xm:f>CAPTABLE.WARRANT(1,2,5,"intrinsic")</xm:f></x14:cfRule><xm:sqref>C3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>';
    const { parts, report } = share(
      one("", rest, {
        more: '<definedNames><definedName name="Mine">_xlfn.LAMBDA(_xlpm.k,CAPTABLE.WARRANT(_xlpm.k,2,5,"intrinsic"))</definedName></definedNames>',
      }),
      "portable",
    );
    expect(parts["xl/worksheets/sheet1.xml"].match(/CAPTABLE_WARRANT_N/g)).toHaveLength(2);
    expect(parts["xl/workbook.xml"]).toContain(
      '<definedName name="Mine">_xlfn.LAMBDA(_xlpm.k,CAPTABLE_WARRANT_N(_xlpm.k,2,5,&quot;intrinsic&quot;))',
    );
    expect(report.notes.map(({ where }) => where)).toEqual(["Mine", "Model!A1", "Model!C3"]);
  });
});

describe.each(MODES)("%s: what a file may hold", (mode) => {
  test("the calculation chain, macros, signature and panes go, and all but the chain is said", () => {
    const plain = (text: string) => [xml(text), "application/xml"] as const;
    const bytes = one(`<row r="1"><c r="A1"><f>${WARRANT}</f><v>1</v></c></row>`, '<sheetProtection password="CC1A" sheet="1"/>', {
      contentType: "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
      related: [
        ["calcChain", "calcChain.xml"],
        ["http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"],
        ["externalLink", "externalLinks/externalLink1.xml"],
      ],
      rootRelated: [
        ["http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes", "xl/webextensions/taskpanes.xml"],
        ["http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs"],
      ],
      parts: {
        "xl/calcChain.xml": plain('<calcChain><c r="A1" i="1"/></calcChain>'),
        "xl/vbaProject.bin": ["binary", "application/vnd.ms-office.vbaProject"],
        "xl/webextensions/taskpanes.xml": plain("<taskpanes/>"),
        "_xmlsignatures/origin.sigs": ["", "application/vnd.openxmlformats-package.digital-signature-origin"],
        "xl/externalLinks/externalLink1.xml": plain("<externalLink/>"),
        "xl/externalLinks/_rels/externalLink1.xml.rels": [
          xml(
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x/externalLinkPath" Target="file:///other%20book.xlsx" TargetMode="External"/></Relationships>',
          ),
          "",
        ],
      },
    });
    const { parts, report } = share(bytes, mode);
    expect(Object.keys(parts).filter((path) => /calcChain|vba|webext|signature/i.test(path))).toEqual([]);
    expect(report.notes.map(({ kind }) => kind)).toEqual(["macros", "signature", "add-in pane", "external link"]);
    expect(report.notes[3].text).toContain("other book.xlsx");
    expect(parts["[Content_Types].xml"]).not.toMatch(/macroEnabled|vba/i);
    expect(parts["xl/worksheets/sheet1.xml"]).toContain('<sheetProtection password="CC1A" sheet="1"/>');
  });

  test("prefixed elements, cells without addresses, comments and CDATA are read as any", () => {
    const cells =
      `<!-- <c r="A1"><f>${WARRANT}</f></c> --><row><c><v>1</v></c><c><f><![CDATA[CAPTABLE.WARRANT(1,2,5,"net_shares")>0]]></f><v>1</v></c></row>` +
      `<row r="7"><c t="str"><f>${WARRANT}&amp;""</f><v>x</v></c></row>`;
    expect(share(one(cells), mode).report.changed.map(({ address, formula }) => `${address} ${formula}`)).toEqual([
      'B1 =CAPTABLE.WARRANT(1,2,5,"net_shares")>0',
      'A7 =CAPTABLE.WARRANT(A1,2,5,"net_shares")&""',
    ]);
    const prefixed = one(`<row r="1"><c r="A1"><f>${WARRANT}</f><v>1</v></c></row>`);
    const parts = Object.fromEntries(
      Object.entries(partsOf(prefixed)).map(([path, text]) => [
        path,
        strToU8(
          /^xl\/(?:workbook|worksheets\/sheet1)\.xml$/.test(path)
            ? text.replace(/<(\/?)(?=\w)/g, "<$1x:").replace("xmlns=", "xmlns:x=")
            : text,
        ),
      ]),
    );
    const shared = share(zipSync(parts), mode);
    expect(shared.report.changed).toHaveLength(1);
    expect(cellOf(shared.parts["xl/worksheets/sheet1.xml"], "A1")).toMatch(
      mode === "values" ? /^<x:c r="A1"><x:v>1<\/x:v><\/x:c>$/ : /<x:f>CAPTABLE_WARRANT_N\(.*<\/x:f><x:v>1<\/x:v><\/x:c>$/,
    );
    expect(shared.parts["xl/workbook.xml"]).toMatch(/<x:sheet name="Sources"/);
  });

  test("formulas of other add-ins and macros are left alone and reported, however they are spelled; text that looks like a call is text", () => {
    const other = [
      "_xldudf_CONTOSO_ADD(1,2)",
      "CONTOSO.ADD(1)",
      "[3]!Pull(A1)",
      "'C:\\x\\y.xlam'!Fetch(1)",
      'BDP("NVDA US Equity","PX_LAST")',
    ];
    const notOther = [
      '"CAPTABLE.WARRANT(1)&amp;BDP(1)"',
      "Doubled(1)",
      "_xlfn.LET(_xlpm.f,_xlfn.LAMBDA(_xlpm.x,_xlpm.x+1),_xlpm.f(2))",
      "_xlfn._xlws.SORT(A1:A9)",
      "_xlfn.ANCHORARRAY(A1)",
      "NETWORKDAYS.INTL(1,2)",
      "MYTABLE[Sum (USD)]",
    ];
    const cells = [...other, ...notOther]
      .map((formula, i) => `<row r="${i + 1}"><c r="A${i + 1}"><f>${formula}</f><v>3</v></c></row>`)
      .join("");
    const bytes = one(cells, "", {
      more: '<definedNames><definedName name="Doubled">_xlfn.LAMBDA(_xlpm.x,2*_xlpm.x)</definedName></definedNames>',
    });
    const { parts, report } = share(bytes, mode);
    expect(parts["xl/worksheets/sheet1.xml"]).toContain(cells);
    expect(report.changed).toEqual([]);
    expect(report.notes).toEqual(other.map((formula) => ({ kind: "other add-in", where: "Model", text: `left as it is: =${formula}` })));
  });

  test("a result that spills, of which another maker's file has one cell, is told; one that is whole or asks for one number is not", () => {
    const formulas = [
      "CAPTABLE.WARRANT(1,2,5)",
      'CAPTABLE.WARRANT(1,2,5,"net_shares")',
      "CAPTABLE.WARRANT(1,2,5,F1)",
      "SUM(CAPTABLE.WARRANT(1,2,5))",
    ];
    const plain = formulas.map((f, i) => `<row r="${i + 1}"><c r="A${i + 1}"><f>${f}</f><v>1</v></c></row>`).join("");
    const arrays =
      '<row r="10"><c r="A10" cm="1" t="str"><f t="array" ref="A10">CAPTABLE.WARRANT(1,2,5)</f><v>Intrinsic value</v></c>' +
      '<c r="D10" t="str"><f t="array" ref="D10:E13">CAPTABLE.WARRANT(1,2,5)</f><v>Intrinsic value</v></c></row>';
    const { parts, report } = share(one(plain + arrays), mode);
    const cut = report.changed.filter(({ cutShort }) => cutShort).map(({ address }) => address);
    expect(cut).toEqual(["A1", "A10"]);
    const told = report.notes.filter(({ kind }) => kind === "cut short").map(({ where }) => where);
    expect(told).toEqual(mode === "values" ? ["Model!A1", "Model!A10"] : []);
    // As native formulas they spill again: one that no one marked is marked.
    if (mode === "portable") {
      expect(cellOf(parts["xl/worksheets/sheet1.xml"], "A1")).toContain('cm="1"><f t="array" ref="A1">CAPTABLE_WARRANT_N(');
      expect(cellOf(parts["xl/worksheets/sheet1.xml"], "A10")).toContain('cm="1" t="str"><f t="array" ref="A10">CAPTABLE_WARRANT_N(');
    }
  });

  test("the Sources sheet takes another name where there is one, and its own sheet id", () => {
    const bytes = rawWorkbook({ sheets: [sheet(`<row r="1"><c r="A1"><f>${WARRANT}</f><v>1</v></c></row>`), sheet("", "", "sources")] });
    const { parts, report } = share(bytes, mode);
    expect(report.sourcesSheet).toBe("Sources 2");
    const ids = [...tags(parts["xl/workbook.xml"])].filter(({ name }) => name === "sheet").map((tag) => attribute(tag, "sheetId"));
    expect(new Set(ids).size).toBe(3);
  });

  test("a shared copy shared again changes nothing of ours", () => {
    const once = share(one(`<row r="1"><c r="A1"><f>${WARRANT}</f><v>1</v></c></row>`), mode);
    const twice = share(once.bytes, mode);
    expect(twice.report.changed).toEqual([]);
    expect(formulasIn(twice.parts)).toEqual(formulasIn(once.parts));
  });
});

describe("what takes a spill by its #", () => {
  const SPILL = '<c r="A1" t="str"><f t="array" ref="A1:B2">CIRCULARFLOW.LOOPS(E1:G3)</f><v>path</v></c><c r="B1"><v>3</v></c>';
  const anchor = (reference: string) => `_xlfn.ANCHORARRAY(${reference})`;
  const book = rawWorkbook({
    sheets: [
      sheet(
        `<row r="1"><c r="A1"><f>SUM(${anchor("'The flows'!$A$1")})+ROWS(${anchor("'the Flows'!A1")})</f><v>5</v></c><c r="B1"><f>SUM(${anchor("D9")})&amp;"ANCHORARRAY(A1)"</f><v>0</v></c></row>`,
      ),
      sheet(
        `<row r="1">${SPILL}<c r="C1"><f t="array" ref="C1:C2">INDEX(${anchor("A1")},,2)</f><v>3</v></c></row>` +
          '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="C2"><v>2</v></c></row>' +
          `<row r="4"><c r="A4"><f t="shared" ref="A4:A5" si="0">COUNT(${anchor("A1")})</f><v>3</v></c></row>` +
          '<row r="5"><c r="A5"><f t="shared" si="0"/><v>0</v></c></row>' +
          `<row r="6"><c r="A6"><f>CAPTABLE.WARRANT(SUM(${anchor("$A$1")}),2,5,"net_shares")</f><v>4</v></c></row>`,
        `<dataValidations count="1"><dataValidation type="list" sqref="I1"><formula1>${anchor("$A$1")}</formula1></dataValidation></dataValidations>`,
        "The flows",
      ),
    ],
    more: `<definedNames><definedName name="Loops">${anchor("'The flows'!$A$1")}</definedName></definedNames>`,
  });

  test.each(MODES)("takes its cells where it becomes a value (%s)", (mode) => {
    const { parts, report } = share(book, mode);
    const [first, second] = [parts["xl/worksheets/sheet1.xml"], parts["xl/worksheets/sheet2.xml"]];
    expect(cellOf(first, "A1")).toBe("<c r=\"A1\"><f>SUM('The flows'!$A$1:$B$2)+ROWS('the Flows'!A1:B2)</f><v>5</v></c>");
    expect(cellOf(first, "B1")).toContain(`<f>SUM(${anchor("D9")})&amp;"ANCHORARRAY(A1)"</f>`);
    expect(cellOf(second, "C1")).toBe('<c r="C1"><f t="array" ref="C1:C2">INDEX(A1:B2,,2)</f><v>3</v></c>');
    expect(cellOf(second, "A4")).toBe('<c r="A4"><f>COUNT(A1:B2)</f><v>3</v></c>');
    // Another cell of the group takes another spill, and has its own formula now.
    expect(cellOf(second, "A5")).toBe(`<c r="A5"><f>COUNT(${anchor("A2")})</f><v>0</v></c>`);
    expect(second).toContain("<formula1>$A$1:$B$2</formula1>");
    expect(parts["xl/workbook.xml"]).toContain(`<definedName name="Loops">'The flows'!$A$1:$B$2</definedName>`);
    expect(cellOf(second, "A6")).toBe(
      mode === "values"
        ? '<c r="A6"><v>4</v></c>'
        : '<c r="A6"><f>CAPTABLE_WARRANT_N(SUM($A$1:$B$2),2,5,&quot;net_shares&quot;)</f><v>4</v></c>',
    );
    expect(report.changed.map(({ address, became }) => `${address} ${became}`)).toEqual([
      "A1 value",
      mode === "values" ? "A6 value" : "A6 portable",
    ]);
    expect(
      report.notes.filter(({ text }) => text.startsWith("takes the cells of")).map(({ kind, where, text }) => `${kind} ${where} ${text}`),
    ).toEqual([
      "name Loops takes the cells of what spilled no more: ='The flows'!$A$1#",
      "spill Model!A1 takes the cells of what spilled no more: =SUM('The flows'!$A$1#)+ROWS('the Flows'!A1#)",
      "data validation The flows!I1 takes the cells of what spilled no more: =$A$1#",
      "spill The flows!C1 takes the cells of what spilled no more: =INDEX(A1#,,2) (and 1 more on this sheet)",
    ]);
  });

  const command = libreOffice();
  if (command)
    test("LibreOffice, which knows no spills, computes what took one", async () => {
      const sheets = await withLibreOffice(command, share(book, "values").bytes, ({ csv }) => csv());
      const rows = (sheet: string) => (sheets.get(sheet) ?? "").replaceAll('"', "").split("\n");
      expect(rows("Model")[0].split(",")[0]).toBe("8");
      expect([0, 1, 3].map((row) => rows("The flows")[row])).toEqual(["path,3,3", "1,2,2", "3,,"]);
    });

  test("stays where the spill does: in native functions, or as another's", () => {
    const cells =
      '<row r="1"><c r="A1" t="str"><f t="array" ref="A1:B4">CAPTABLE.WARRANT(1,2,5)</f><v>Intrinsic value</v></c><c r="B1"><v>3</v></c>' +
      `<c r="D1"><f t="array" ref="D1:D2">_xlfn.SEQUENCE(2)</f><v>1</v></c><c r="E1"><f>SUM(${anchor("A1")},${anchor("D1")})</f><v>3</v></c></row>` +
      '<row r="2"><c r="D2"><v>2</v></c></row>';
    const formula = (mode: "values" | "portable") => cellOf(share(one(cells), mode).parts["xl/worksheets/sheet1.xml"], "E1");
    expect(formula("portable")).toContain(`<f>SUM(${anchor("A1")},${anchor("D1")})</f>`);
    expect(formula("values")).toContain(`<f>SUM(A1:B4,${anchor("D1")})</f>`);
  });
});

test("a What-If table whose formula became a value is told; one of other formulas is not", () => {
  const table = (at: string, ref: string) => `<c r="${at}"><f t="dataTable" ref="${ref}" dt2D="1" dtr="1" r1="H1" r2="H2"/><v>1</v></c>`;
  const cells =
    `<row r="1"><c r="A1"><f>${WARRANT}</f><v>1</v></c><c r="E1"><f>H1+H2</f><v>1</v></c></row>` +
    `<row r="2">${table("B2", "B2:C3")}${table("F2", "F2:G3")}</row>`;
  const told = (mode: "values" | "portable") => share(one(cells), mode).report.notes.map(({ kind, where }) => `${kind} ${where}`);
  expect(told("values")).toEqual(["What-If table Model!B2:C3"]);
  expect(told("portable")).toEqual([]);
});

describe("refused with a sentence", () => {
  test("what is not a workbook, encrypted, old, binary or damaged", () => {
    expect(refusal(strToU8("hello"))).toBe("This is not an Excel workbook (.xlsx): it is not a zip file");
    expect(refusal(new Uint8Array())).toBe("This is not an Excel workbook (.xlsx): it is not a zip file");
    expect(refusal(zipSync({ "a.txt": strToU8("x") }))).toBe("This is not an Excel workbook (.xlsx): it is a zip file of something else");
    const compound = new Uint8Array(4096);
    compound.set([0xd0, 0xcf, 0x11, 0xe0]);
    expect(refusal(compound)).toBe("This is a workbook of Excel 97 to 2003: save it as .xlsx in Excel first");
    compound.set(strToU8([..."EncryptedPackage"].map((letter) => `${letter}\0`).join("")), 1024);
    expect(refusal(compound)).toBe(
      "The workbook is encrypted with a password: open it in Excel, take the password off (File > Info > Protect Workbook), and share that",
    );
    expect(refusal(one("").slice(0, 300))).toBe("The file is damaged: it can't be unpacked");
    const bin = xml('<Relationships xmlns="x"><Relationship Id="rId1" Type="a/officeDocument" Target="xl/workbook.bin"/></Relationships>');
    expect(refusal(zipSync({ "[Content_Types].xml": strToU8(xml("<Types/>")), "_rels/.rels": strToU8(bin) }))).toBe(
      "This is a binary workbook (.xlsb): save it as .xlsx in Excel first",
    );
  });

  test("a zip bomb, before anything of it is unpacked", () => {
    const bomb = zipSync(Object.fromEntries(["a", "b", "c"].map((path) => [path, new Uint8Array(1000)])));
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.length);
    // The sizes that its central directory declares, which is what a reader sees first.
    for (let at = 0; at < bomb.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 380 * 1024 * 1024, true);
    expect(refusal(bomb)).toBe(
      "The file would unpack to 3 parts and 1140 MB (one of 380 MB): more than the 20000 parts and 1024 MB (400 MB in one) that can be shared",
    );
  });

  test("an archive that says less than it holds gives no more than it says", () => {
    const liar = zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "xl/worksheets/sheet1.xml": new Uint8Array(5_000_000) });
    const view = new DataView(liar.buffer, liar.byteOffset, liar.length);
    for (let at = 0; at < liar.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    expect(refusal(liar)).toMatch(/names no document|damaged/);
  });
});
