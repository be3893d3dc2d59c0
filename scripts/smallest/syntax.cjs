const acorn = require("acorn");

const OPTIONS = { ecmaVersion: "latest", sourceType: "script", ranges: true };

const parse = (code) => acorn.parse(code, OPTIONS);

/** Every token in order, each with what stands between it and the one before (a blank, at most). */
function tokensOf(code) {
  let end = 0;
  return [...acorn.tokenizer(code, OPTIONS)].map((token) => {
    const before = code.slice(end, token.start);
    end = token.end;
    return { before, at: token.start, text: code.slice(token.start, token.end), value: token.value, type: token.type.label };
  });
}

/** Calls `visit` for a node and all below it. */
function walk(node, visit) {
  visit(node);
  for (const below of Object.values(node)) {
    for (const child of Array.isArray(below) ? below : [below]) if (typeof child?.type === "string") walk(child, visit);
  }
}

module.exports = { parse, tokensOf, walk };
