const { walk } = require("./syntax.cjs");

/**
 * The names of properties that may be shortened, with their places: neither the language nor Excel knows them, and no text of the script
 * is such a name, by which it might be asked for. `onlyByName` lists those that are never asked for by a text, though one reads the same.
 */
function propertiesOf(tree, tokens, onlyByName) {
  const places = new Map();
  walk(tree, (node) => {
    const key =
      node.type === "MemberExpression" ? node.property : /^(Property|MethodDefinition|PropertyDefinition)$/.test(node.type) && node.key;
    if (!key || node.computed || key.type !== "Identifier") return;
    places.set(key.name, [...(places.get(key.name) ?? []), key.start]);
  });
  const kept = new Set([...namesOfTheRealm(), ...texts(tokens)]);
  for (const name of onlyByName) kept.delete(name);
  for (const name of wordsLookedUp(tree)) kept.add(name);
  const properties = [...places].filter(([name]) => !kept.has(name)).map(([name, at]) => ({ name, places: new Set(at) }));
  return { properties, taken: new Set([...places.keys()].filter((name) => kept.has(name))) };
}

/** Keys of the objects in which something is looked up by a text, or whose keys are listed. */
function wordsLookedUp(tree) {
  const objects = new Map();
  const asked = [];
  walk(tree, (node) => {
    if (node.type === "VariableDeclarator" && node.init?.type === "ObjectExpression") objects.set(node.id.name, node.init);
    if (node.type === "MemberExpression" && node.computed) asked.push(node.object);
    if (node.type === "BinaryExpression" && node.operator === "in") asked.push(node.right);
    if (node.type === "CallExpression" && node.callee.object?.name === "Object") asked.push(...node.arguments);
  });
  return asked
    .map((node) => (node.type === "Identifier" ? objects.get(node.name) : node))
    .flatMap((node) => (node?.type === "ObjectExpression" ? node.properties : []))
    .flatMap(({ key }) => (key?.type === "Identifier" ? [key.name] : []));
}

/** Places of `name` in `{ name }`, short for `{ name: name }`. */
function shorthands(tree) {
  const places = new Set();
  walk(tree, (node) => {
    if (node.type === "Property" && node.shorthand) places.add(node.key.start);
  });
  return places;
}

function texts(tokens) {
  return tokens.filter(({ type }) => type === "string" || type === "template").flatMap(({ value }) => [value, ...keysInJson(value)]);
}

const keysInJson = (text) => [...String(text).matchAll(/"([^"\\]+)":/g)].map(([, key]) => key);

/** What passes between Excel and the script. */
const OF_EXCEL = ["associate", "onCanceled", "error", "code", "message", "basicValue"];

function namesOfTheRealm() {
  const generator = (function* () {})();
  const holders = [Object, Function, Array, Map, Set, WeakMap, Number, String, Boolean, Symbol, RegExp, Date, Promise, Error, Float64Array];
  const objects = [JSON, Math, Reflect, globalThis, generator, ...holders, ...holders.map(({ prototype }) => prototype)];
  const names = new Set([...OF_EXCEL, "done"]);
  for (const start of objects)
    for (let object = start; object; object = Object.getPrototypeOf(object))
      for (const name of Object.getOwnPropertyNames(object)) names.add(name);
  return names;
}

module.exports = { propertiesOf, shorthands };
