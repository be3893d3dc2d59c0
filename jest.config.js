const { engineBundlePath } = require("./workbench/node/engineBundle.cjs");

module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: { "^.+\\.(tsx?|mjs)$": "<rootDir>/test/support/esbuildTransform.cjs" },
  // Published as ES modules only.
  transformIgnorePatterns: ["/node_modules/(?!d3-dsv/)"],
  setupFiles: ["<rootDir>/test/support/repeatable.ts"],
  // A limit for what hangs, not a measure of speed.
  testTimeout: 120_000,
  globalSetup: "<rootDir>/workbench/node/jestSetup.cjs",
  moduleNameMapper: { "/univer$": engineBundlePath() },
  reporters: ["default", "<rootDir>/test/support/countReporter.cjs"],
};
