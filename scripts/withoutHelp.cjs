const ts = require("typescript");

/** What a declaration says to readers only: Excel has it from functions.json, the pane from its own bundle. */
const HELP = new Set(["summary", "definition", "doc", "resultDoc", "errors", "examples", "source", "seeAlso", "title", "unit"]);
const DECLARATIONS = /[\\/]src[\\/]catalogue[\\/][a-z]+[\\/]/;

/** A TypeScript transformer that drops the help texts from the catalogue's declarations: the functions script never shows them. */
const withoutHelp = (context) => (file) => {
  if (!DECLARATIONS.test(file.fileName)) return file;
  const isHelp = (node) => ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && HELP.has(node.name.text);
  const visit = (node) => {
    const visited = ts.visitEachChild(node, visit, context);
    return ts.isObjectLiteralExpression(visited)
      ? ts.factory.updateObjectLiteralExpression(
          visited,
          visited.properties.filter((property) => !isHelp(property)),
        )
      : visited;
  };
  return ts.visitNode(file, visit);
};

module.exports = { withoutHelp };
