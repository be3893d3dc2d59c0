const officeAddins = require("eslint-plugin-office-addins");
const typescript = require("typescript-eslint");

const officeGlobals = ["Excel", "Office", "CustomFunctions", "OfficeExtension"].map((name) => ({
  name,
  message: "Office.js is called only in src/workbook, src/functions and src/commands.",
}));

module.exports = typescript.config(
  { ignores: ["dist/**", "out/**", "node_modules/**"] },
  ...typescript.configs.recommended,
  {
    plugins: { "office-addins": officeAddins },
    rules: {
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/no-office-initialize": "error",
    },
  },
  { files: ["src/**/*.{ts,tsx}"], rules: { "no-console": "error", eqeqeq: "error" } },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/workbook/**", "src/functions/**", "src/commands/**"],
    rules: { "no-restricted-globals": ["error", ...officeGlobals] },
  },
  {
    files: ["src/domain/**/*.ts"],
    rules: { "no-restricted-properties": ["error", { object: "Math", property: "random" }, { object: "Date", property: "now" }] },
  },
  { files: ["**/*.cjs", "*.js"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
