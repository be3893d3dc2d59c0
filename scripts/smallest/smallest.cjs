const terser = require("terser");
const { chooseNames } = require("./chooseNames.cjs");
const { propertiesOf, shorthands } = require("./properties.cjs");
const { parse, tokensOf } = require("./syntax.cjs");
const { variablesOf } = require("./variables.cjs");

const COMPRESS = { passes: 4, pure_getters: true, unsafe: true, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false };

/** Constructors that stand often enough to be worth a name of their own. */
const ALIASES = ["Float64Array", "Int32Array", "Uint8Array"];

/**
 * A script as small as it gets when gzipped: Terser's compression, then names of variables and properties by which like code reads
 * alike. For a script that stands alone: every name in it but Excel's and the language's is its own.
 */
async function smallest(code, { onlyByName = [] } = {}) {
  const { code: compressed } = await terser.minify(withAliases(code), { ecma: 2022, module: true, compress: COMPRESS, mangle: false });
  return renamed(compressed, onlyByName);
}

function withAliases(code) {
  const used = ALIASES.filter((name) => code.includes(name));
  const body = used.reduce((text, name) => text.replaceAll(new RegExp(`\\b${name}\\b`, "g"), `${name}$`), code);
  return body.replace("{", `{${used.map((name) => `const ${name}$ = ${name};`).join("")}`);
}

function renamed(code, onlyByName) {
  const tree = parse(code);
  const tokens = tokensOf(code);
  const { variables, taken } = variablesOf(tree);
  const { properties, taken: kept } = propertiesOf(tree, tokens, onlyByName);
  const byPlace = (symbols) => new Map(symbols.flatMap((symbol) => [...symbol.places].map((place) => [place, symbol])));
  const [variableAt, propertyAt] = [byPlace(variables), byPlace(properties)];
  const short = shorthands(tree);
  // Texts and symbols in order.
  const parts = [];
  for (const { before, at, text } of tokens) {
    if (before) parts.push(before);
    if (short.has(at)) parts.push(propertyAt.get(at) ?? text, ":", variableAt.get(at) ?? text);
    // A `let` does all that a `const` does, and is there anyway.
    else parts.push(text === "const" ? "let" : (propertyAt.get(at) ?? variableAt.get(at) ?? text));
  }
  chooseNames({ parts, variables, properties, taken, kept });
  return written(parts);
}

/** The text of the parts, `{ name: name }` as `{ name }`. */
function written(parts) {
  const texts = parts.map((part) => (typeof part === "string" ? part : part.short));
  let code = "";
  for (let i = 0; i < texts.length; i++) {
    const isShort =
      typeof parts[i + 2] !== "string" &&
      texts[i + 1] === ":" &&
      texts[i] === texts[i + 2] &&
      /^[{,]$/.test(texts[i - 1]) &&
      /^[},=]$/.test(texts[i + 3]);
    if (isShort) i += 2;
    code += texts[i];
  }
  return code;
}

module.exports = { smallest };
