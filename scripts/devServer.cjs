/** Serves the development build to Excel over https with the developer's own trusted certificate; over http with --env http. */
async function devServer(dist, env) {
  const secure = process.env.WEBPACK_SERVE && !env.http;
  return {
    port: 3000,
    hot: false,
    static: dist,
    headers: { "Access-Control-Allow-Origin": "*" },
    server: secure ? { type: "https", options: await require("office-addin-dev-certs").getHttpsServerOptions() } : "http",
    devMiddleware: { writeToDisk: true },
  };
}

module.exports = { devServer };
