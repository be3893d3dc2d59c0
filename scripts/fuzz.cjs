const { spawnSync } = require("node:child_process");

/** npm run fuzz [-- LISTS [FUNCTION]]: 10,000 lists of arguments a function, on the built script. */
const [lists = "10000", name] = process.argv.slice(2);
const jest = [require.resolve("jest/bin/jest"), "test/fuzz", ...(name ? ["-t", name] : [])];
process.exit(spawnSync(process.execPath, jest, { stdio: "inherit", env: { ...process.env, FUZZ_RUNS: lists } }).status ?? 1);
