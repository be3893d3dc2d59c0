module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: { "^.+\\.tsx?$": "<rootDir>/test/support/esbuildTransform.cjs" },
  reporters: ["default", "<rootDir>/test/support/countReporter.cjs"],
};
