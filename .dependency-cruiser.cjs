/** Who may import whom: docs/ARCHITECTURE.md has the table. */
const may = (from, ...to) => ({
  name: `${from}-imports`,
  severity: "error",
  from: { path: `^src/${from}/` },
  to: { path: "^src/", pathNot: `^src/(${[from, ...to].join("|")})/` },
});

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "domain-is-pure", severity: "error", from: { path: "^src/domain/" }, to: { pathNot: "^src/domain/" } },
    { name: "src-never-imports-workbench", severity: "error", from: { path: "^src/" }, to: { path: "^(workbench|test|bench|scripts)/" } },
    {
      name: "functions-bundle-stays-free-of-libraries",
      severity: "error",
      from: { path: "^src/(functions|catalogue)/" },
      to: { dependencyTypes: ["npm", "npm-dev"] },
    },
    may("deals", "domain"),
    may("catalogue", "domain", "deals"),
    may("generate", "catalogue", "domain"),
    may("functions", "catalogue", "domain"),
    may("xlsx", "catalogue", "deals", "domain"),
    may("workbook", "catalogue", "deals", "domain", "xlsx"),
    may("taskpane", "workbook", "catalogue", "deals", "domain", "xlsx"),
    {
      name: "taskpane-has-types-of-domain-only",
      severity: "error",
      from: { path: "^src/taskpane/" },
      to: { path: "^src/domain/", dependencyTypesNot: ["type-only"] },
    },
    may("commands", "workbook", "catalogue", "deals"),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".json"] },
  },
};
