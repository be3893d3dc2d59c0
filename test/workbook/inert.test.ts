import { inertText, safeLink } from "../../src/workbook/block/inert";

describe("inertText", () => {
  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
    "2026-01",
    "1/2",
    "50%",
    "$5",
    "(5)",
    "TRUE",
    " false ",
    "Jan 5",
    "march-2026",
    "#N/A",
    "'quoted",
  ])("keeps %j a text by an apostrophe", (text) => expect(inertText(text)).toBe(`'${text}`));

  test.each(["OpenAI", "all investors in the round", "January talks", "up to; 15 first", "Marchetti 2", "a=b", "x-1"])(
    "leaves %j as it is",
    (text) => expect(inertText(text)).toBe(text),
  );

  test("drops control characters, and what is longer than a cell", () => {
    expect(inertText("a\u0000b\u001bc")).toBe("abc");
    expect(inertText("x".repeat(40_000)).length).toBeLessThan(32_767);
  });

  test("control characters cannot hide a formula", () => expect(inertText("\u0000=1+1")).toBe("'=1+1"));
});

describe("safeLink", () => {
  test.each([
    ["https://example.com/a?b=c#d", "https://example.com/a?b=c#d"],
    ["http://example.com", "http://example.com/"],
    [" https://example.com/x ", "https://example.com/x"],
  ])("follows %s", (address, link) => expect(safeLink(address)).toBe(link));

  test.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "mailto:a@b.c",
    "data:text/html,x",
    "//example.com",
    "",
    "https://user:pw@evil.example",
    "\\\\server\\share",
    undefined,
  ])("refuses %s", (address) => expect(safeLink(address)).toBeNull());
});
