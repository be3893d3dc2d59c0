const { createHash } = require("node:crypto");
const { transformSync } = require("esbuild");

/** Jest transform: TypeScript to CommonJS by esbuild, an order of magnitude faster than a type-checking one; `npm run check` checks the types. */
module.exports = {
  getCacheKey: (source, path) => createHash("sha256").update(path).update(source).digest("hex"),
  process: (source, path) => ({
    code: transformSync(source, {
      loader: path.endsWith("x") ? "tsx" : "ts",
      format: "cjs",
      target: "node20",
      jsx: "automatic",
      sourcemap: "inline",
      sourcefile: path,
    }).code,
  }),
};
