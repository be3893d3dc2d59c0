import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildManifest, DEVELOPMENT_URL } from "../../scripts/manifest.cjs";

const source = readFileSync("manifest.xml", "utf8");
const deployed = buildManifest(source, { url: "https://addins.example.com/roundtrip" });
const named = buildManifest(source, { namespace: "ROUNDTRIP" });
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, group]) => group);

describe.each([
  ["development", source],
  ["deployed", deployed],
  ["with a namespace", named],
])("the manifest, %s", (_, xml) => {
  const defined = all(xml, /<bt:(?:Image|Url|String) id="([^"]+)"/g);
  const used = all(xml, /resid="([^"]+)"/g);

  test("defines every resid it uses, once, and uses all it defines", () => {
    expect([...new Set(used)].sort()).toEqual([...defined].sort());
    expect(defined.filter((id) => id.length > 32)).toEqual([]);
  });

  test("has https addresses only", () => {
    const addresses = all(xml, /DefaultValue="([a-z]+:\/\/[^"]*)"/g);
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((address) => !address.startsWith("https://"))).toEqual([]);
  });

  test("gives every icon in 16, 32 and 80 pixels", () => {
    const icons = [...xml.matchAll(/<Icon>([\s\S]*?)<\/Icon>/g)].map(([, icon]) => all(icon, /size="(\d+)"/g));
    expect(icons.length).toBeGreaterThan(1);
    for (const sizes of icons) expect(sizes).toEqual(["16", "32", "80"]);
  });

  test("points at PNG files that exist in the size their name says", () => {
    const files = [...new Set(all(xml, /DefaultValue="https:\/\/[^"]*\/(assets\/[^"]+\.png)"/g))];
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      expect(existsSync(file)).toBe(true);
      const png = readFileSync(file);
      expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
      const size = Number(/-(\d+)\.png$/.exec(file)?.[1]);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
  });

  test("runs page, function file and functions in one shared runtime", () => {
    const runtime = /<Runtime resid="([^"]+)" lifetime="long"/.exec(xml)?.[1];
    expect(/<FunctionFile resid="([^"]+)"/.exec(xml)?.[1]).toBe(runtime);
    expect(/<Page>\s*<SourceLocation resid="([^"]+)"/.exec(xml)?.[1]).toBe(runtime);
  });
});

test("the identity is a GUID of its own", () => {
  expect(/<Id>([^<]+)<\/Id>/.exec(source)?.[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("a deployment names its own address everywhere", () => {
  expect(deployed).not.toContain("localhost");
  expect(deployed).toContain('"https://addins.example.com/roundtrip/taskpane.html"');
  expect(deployed).toContain("<AppDomain>https://addins.example.com</AppDomain>");
  expect(source).toContain(DEVELOPMENT_URL);
});

test("functions have no namespace unless one is asked for", () => {
  expect(source).not.toContain("Namespace");
  expect(named).toMatch(/<\/Metadata>\s*<Namespace resid="Functions.Namespace"\/>\s*<\/ExtensionPoint>/);
  expect(() => buildManifest(source, { namespace: "1 X" })).toThrow("--env namespace=NAME");
  expect(() => buildManifest(source, { url: "http://x.example.com" })).toThrow("https");
});

test("it is valid by Microsoft's schema, where xmllint and the schema are at hand", () => {
  const schema = "../shared/schemas/office-manifest/OfficeAppManifestV1_1.xsd";
  if (!existsSync(schema)) return console.log("not checked: no schema beside the project");
  const folder = mkdtempSync(join(tmpdir(), "manifest-"));
  for (const [name, xml] of Object.entries({ source, deployed, named })) {
    const file = join(folder, `${name}.xml`);
    writeFileSync(file, xml);
    try {
      execFileSync("xmllint", ["--noout", "--schema", schema, file], { stdio: "pipe" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return console.log("not checked: xmllint is not installed");
      throw new Error((error as { stderr?: Buffer }).stderr?.toString() ?? String(error));
    }
  }
});
