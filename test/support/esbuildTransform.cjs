const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { transformSync } = require("esbuild");

const itself = readFileSync(__filename);

/** Jest transform: TypeScript to CommonJS by esbuild, an order of magnitude faster than a type-checking one; `npm run check` checks the types. */
module.exports = {
  getCacheKey: (source, path) => createHash("sha256").update(itself).update(path).update(source).digest("hex"),
  process: (source, path) => ({
    code: transformSync(source, {
      loader: path.endsWith("x") ? "tsx" : "ts",
      format: "cjs",
      target: "node20",
      jsx: "automatic",
      // Jest has no modules to import at run time: they are required instead.
      supported: { "dynamic-import": false },
      sourcemap: "inline",
      sourcefile: path,
    }).code,
  }),
};
