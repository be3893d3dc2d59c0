const { engineBundlePath } = require("./workbench/node/engineBundle.cjs");

module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: { "^.+\\.tsx?$": "<rootDir>/test/support/esbuildTransform.cjs" },
  globalSetup: "<rootDir>/workbench/node/jestSetup.cjs",
  moduleNameMapper: { "/univer$": engineBundlePath() },
  reporters: ["default", "<rootDir>/test/support/countReporter.cjs"],
};
