const { marked } = require("marked");

/** The reference as a page that stands alone, for Excel's "Help on this function" and the manifest's support link. */
function referencePage(markdown) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self'">
<title>Roundtrip: functions</title>
<style>
:root { color-scheme: light dark; --line: #8884; --soft: #8881; }
body { font: 16px/1.55 "Segoe UI", system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); } h3 { margin-top: 2.5rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; } th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
pre { background: var(--soft); padding: .6rem .8rem; overflow-x: auto; border-radius: 4px; } code { font-family: Consolas, monospace; font-size: .92em; }
</style>
</head>
<body>
${marked.parse(markdown)}
</body>
</html>
`;
}

module.exports = { referencePage };
