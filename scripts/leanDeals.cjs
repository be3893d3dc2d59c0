const secondaryHosts = require("../src/deals/data/secondaryHosts.json");

/** What no function of the script reads, beside what is a record in itself. */
const UNREAD = new Set(["parts", "coInvestors", "constantCurrencyGrowth", "openaiShare"]);

const hostOf = (url) => new URL(url).host;
const isSecondary = (url) => hostOf(url) in secondaryHosts;

/** A loader: the reported deals and figures without what the functions script never shows, a line of text each. */
module.exports = function leanDeals(text) {
  return moduleOf(JSON.parse(text).map(lean));
};

function lean({ source, ...row }) {
  for (const [name, of] of [
    ["kindNote", "kind"],
    ["statusNote", "status"],
  ])
    if (row[name] === row[of]) delete row[name];
  // The first address is shown; a primary one among the others makes a source primary.
  const primary = source.urls.find((url) => !isSecondary(url));
  const urls = source.urls.filter((url, i) => i === 0 || (url === primary && isSecondary(source.urls[0])));
  return { ...row, title: urls.length > 0 ? undefined : source.title, urls: urls.map(withoutScheme) };
}

const SCHEME = "https://";
const withoutScheme = (url) => (url.startsWith(SCHEME) ? url.slice(SCHEME.length) : url);

/** How a column's values are written, and how the script reads them: an absent number is undefined, an absent text "". */
const KINDS = {
  string: { write: (value) => value, read: (cell) => cell },
  number: { write: short, read: (cell) => `number(${cell})` },
  boolean: { write: (value) => (value ? "1" : ""), read: (cell) => `!!${cell}` },
  strings: { write: (value) => value.join(" "), read: (cell) => `words(${cell})` },
  numbers: { write: (value) => value.map(short).join(" "), read: (cell) => `words(${cell}).map(Number)` },
};

function short(number) {
  const exponent = number.toExponential().replace("e+", "e");
  return exponent.length < String(number).length ? exponent : String(number);
}

function kindOf(value) {
  return Array.isArray(value) ? (typeof value[0] === "number" ? "numbers" : "strings") : typeof value;
}

function moduleOf(rows) {
  const filled = (name) => rows.filter((row) => row[name] !== undefined);
  const names = [...new Set(rows.flatMap(Object.keys))]
    .filter((name) => !UNREAD.has(name) && filled(name).length > 0 && kindOf(filled(name)[0][name]) in KINDS)
    .sort((a, b) => filled(b).length - filled(a).length);
  const kinds = names.map(
    (name) =>
      KINDS[
        kindOf(
          filled(name)
            .map((row) => row[name])
            .find((value) => value.length !== 0),
        )
      ],
  );
  const cells = rows.map((row) => names.map((name, c) => (row[name] === undefined ? "" : kinds[c].write(row[name]))));
  if (cells.flat().some((cell) => /[|\n]/.test(cell))) throw new Error("a text of the deals has a bar or a line break");
  const lines = cells.map((line) => line.join("|").replace(/\|+$/, "")).join("\n");
  const fields = names
    .filter((name) => !["title", "urls"].includes(name))
    .map((name) => `${name}: ${kinds[names.indexOf(name)].read(name)}`);
  return `const number = (text) => text ? +text : undefined;
const words = (text) => text ? text.split(" ") : [];
export default ${JSON.stringify(lines)}.split("\\n").map((line) => {
  const [${names}] = line.split("|");
  return { ${fields}, source: { title, urls: words(urls).map((url) => url.includes("://") ? url : "${SCHEME}" + url) } };
});`;
}
