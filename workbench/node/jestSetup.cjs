const { bundleEngine } = require("./engineBundle.cjs");

/** Before the first test: the engine in one file. */
module.exports = async () => {
  bundleEngine();
};
