const { join, resolve } = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const MinimizerPlugin = require("minimizer-webpack-plugin");
const { DefinePlugin } = require("webpack");
const { buildManifest, DEVELOPMENT_URL } = require("./scripts/manifest.cjs");
const { withoutHelp } = require("./scripts/withoutHelp.cjs");
const { referencePage } = require("./scripts/referencePage.cjs");

const dist = resolve(__dirname, "dist");
const source = (path) => join(__dirname, "src", path);

const small = {
  minimizer: [
    new MinimizerPlugin({ extractComments: false, minimizerOptions: { ecma: 2020, compress: { passes: 3, pure_getters: true } } }),
  ],
};

const typescript = (transformers) => ({
  rules: [
    {
      test: /\.tsx?$/,
      use: {
        loader: "ts-loader",
        options: { transpileOnly: true, compilerOptions: { noEmit: false }, getCustomTransformers: () => transformers },
      },
    },
  ],
});

/** Functions that the page gets in a script of their own: the family of circular flows, as large as all others together. */
const laterFunctions = require("./src/functions/functions.json")
  .functions.map(({ id }) => id)
  .filter((id) => /^CIRCULARFLOW\b/.test(id));

/**
 * The functions and the pane that hosts them in Excel's shared runtime: functions-first.js, which fetches functions-circularflow.js once it has
 * run; and functions.js, all of them in one script for runtimes that load no second.
 * ADDIN_URL is where a production build will be served from; --env namespace=NAME puts a namespace before the functions' names.
 */
module.exports = async (env = {}, { mode = "production" } = {}) => {
  const production = mode === "production";
  const url = production ? (process.env.ADDIN_URL ?? DEVELOPMENT_URL) : DEVELOPMENT_URL;
  const withUrl = (text) => text.toString().replaceAll(DEVELOPMENT_URL, url.endsWith("/") ? url : `${url}/`);
  const common = {
    mode,
    devtool: production ? false : "source-map",
    target: ["web", "es2020"],
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    performance: { hints: false },
    stats: "errors-warnings",
  };
  return [
    {
      ...common,
      module: typescript({ before: [withoutHelp] }),
      optimization: { ...small, splitChunks: false },
      name: "functions",
      entry: { functions: source("functions/functions.ts"), "functions-first": source("functions/first.ts") },
      // What an earlier build left goes; the pane is built into the folder after that. The second script is asked for by its content, never an older one that a browser kept.
      output: {
        path: dist,
        clean: true,
        filename: "[name].js",
        chunkFilename: "[name].js?[contenthash]",
        uniqueName: "RoundtripFunctions",
      },
      plugins: [new DefinePlugin({ LATER_FUNCTIONS: JSON.stringify(laterFunctions) })],
    },
    {
      ...common,
      module: typescript({}),
      name: "pane",
      dependencies: ["functions"],
      entry: { commands: source("commands/index.ts"), taskpane: source("taskpane/index.tsx") },
      output: { path: dist, filename: "[name].js", chunkFilename: "pane-[name].js", publicPath: "" },
      optimization: { chunkIds: "named", runtimeChunk: "single", splitChunks: { chunks: "async" } },
      plugins: [
        new DefinePlugin({ FUNCTION_NAMESPACE: JSON.stringify(env.namespace ?? "") }),
        new HtmlPlugin({ filename: "taskpane.html", template: source("taskpane/taskpane.html"), chunks: ["commands", "taskpane"] }),
        new CopyPlugin({
          patterns: [
            { from: "assets/*.png", to: "" },
            { from: "src/functions/functions.json", to: "functions.json", transform: withUrl },
            { from: "docs/functions.md", to: "functions.html", transform: (text) => referencePage(withUrl(text)) },
            {
              from: "manifest.xml",
              to: "manifest.xml",
              transform: (xml) => buildManifest(xml.toString(), { url, namespace: env.namespace }),
            },
          ].map((pattern) => ({ to: "", context: __dirname, ...pattern })),
        }),
      ],
      devServer: production ? undefined : await require("./scripts/devServer.cjs").devServer(dist, env),
    },
  ];
};
