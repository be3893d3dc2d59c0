const { engineBundlePath } = require("./workbench/node/engineBundle.cjs");

const common = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  transform: { "^.+\\.(tsx?|mjs)$": "<rootDir>/test/support/esbuildTransform.cjs" },
  // Published as ES modules only.
  transformIgnorePatterns: ["/node_modules/(?!d3-dsv/)"],
  setupFiles: ["<rootDir>/test/support/repeatable.ts"],
};

module.exports = {
  // A limit for what hangs, not a measure of speed.
  testTimeout: 120_000,
  reporters: ["default", "<rootDir>/test/support/countReporter.cjs"],
  // Whatever a library leaves open once every test has ended does not keep the run waiting.
  forceExit: true,
  projects: [
    {
      ...common,
      displayName: "node",
      testMatch: ["<rootDir>/test/**/*.test.{ts,tsx}"],
      testPathIgnorePatterns: ["<rootDir>/test/e2e/"],
      globalSetup: "<rootDir>/workbench/node/jestSetup.cjs",
      moduleNameMapper: { "/univer$": engineBundlePath() },
    },
    {
      ...common,
      // In a browser, started once for all of them, and only when one of them runs.
      displayName: "browser",
      testMatch: ["<rootDir>/test/e2e/**/*.test.ts"],
      globalSetup: "<rootDir>/test/e2e/support/setup.ts",
      globalTeardown: "<rootDir>/test/e2e/support/teardown.ts",
    },
  ],
};
