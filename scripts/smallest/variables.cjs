const { analyze } = require("eslint-scope");

/**
 * The variables of a script: where each stands in its text, and which pairs must not share a name. Names of the realm are not
 * among them; they are `taken`.
 */
function variablesOf(tree) {
  const { scopes, globalScope } = analyze(tree, { ecmaVersion: 2024, sourceType: "script" });
  const own = new Map();
  // A class has its name once outside and once inside itself.
  const sameAs = (variable) => {
    const outer = variable.scope.type === "class" && variable.scope.upper.set.get(variable.name);
    return outer && outer.defs.some(({ node }) => node === variable.scope.block) ? outer : variable;
  };
  for (const scope of scopes) {
    if (scope === globalScope) continue;
    for (const variable of scope.variables) {
      if (variable.identifiers.length === 0) continue;
      const one = sameAs(variable);
      if (!own.has(one))
        own.set(one, { name: one.name, isTop: scope.upper === globalScope, places: new Set(), scopes: new Set([one.scope]) });
      const { places, scopes: reached } = own.get(one);
      reached.add(scope);
      for (const { range } of variable.identifiers) places.add(range[0]);
      for (const { identifier, from } of variable.references) {
        places.add(identifier.range[0]);
        for (let inside = from; inside !== one.scope; inside = inside.upper) reached.add(inside);
      }
    }
  }
  return { variables: withConflicts(own), taken: new Set(globalScope.through.map(({ identifier }) => identifier.name)) };
}

/** A variable conflicts with those declared in a scope that it is declared in or passes through. */
function withConflicts(own) {
  const living = new Map();
  for (const variable of own.values()) for (const scope of variable.scopes) living.set(scope, [...(living.get(scope) ?? []), variable]);
  for (const variable of own.values()) variable.conflicts = new Set();
  for (const [{ scope }, variable] of own) {
    for (const other of living.get(scope)) {
      if (other === variable) continue;
      variable.conflicts.add(other);
      other.conflicts.add(variable);
    }
  }
  return [...own.values()];
}

module.exports = { variablesOf };
