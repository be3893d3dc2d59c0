/** Where the add-in is served from while it is developed: what manifest.xml says, and what a production build replaces. */
const DEVELOPMENT_URL = "https://localhost:3000/";

const NAMESPACE = /^[A-Za-z][A-Za-z0-9_.]{1,30}$/;

/**
 * The manifest for a deployment: its address in place of the development server's and, where asked for, a namespace before the
 * functions' names (for when they clash with another add-in's).
 *
 * @param {string} xml
 * @param {{ url?: string, namespace?: string }} [options]
 */
function buildManifest(xml, { url = DEVELOPMENT_URL, namespace } = {}) {
  const base = url.endsWith("/") ? url : `${url}/`;
  if (!/^https:\/\/[^\s"<>&]+$/.test(base)) throw new Error(`ADDIN_URL must be an https address, not ${url}`);
  const located = xml.replaceAll(DEVELOPMENT_URL, base).replaceAll(DEVELOPMENT_URL.slice(0, -1), new URL(base).origin);
  if (namespace === undefined) return located;
  if (!NAMESPACE.test(String(namespace))) {
    throw new Error(`--env namespace=NAME takes a letter, then letters, digits, "_" or ".", 2 to 31 in all, not ${namespace}`);
  }
  return located
    .replace(/^(\s*)<\/ExtensionPoint>/m, (close, indent) => `${indent}  <Namespace resid="Functions.Namespace"/>\n${close}`)
    .replace(
      /^(\s*)<bt:ShortStrings>/m,
      (open, indent) => `${open}\n${indent}  <bt:String id="Functions.Namespace" DefaultValue="${namespace}"/>`,
    );
}

module.exports = { buildManifest, DEVELOPMENT_URL };
