const LETTERS = [..."etnrsioalcudfpmhgvybwkxjqzETNRSIOALCUDFPMHGVYBWKXJQZ_$"];
const SECOND = [...LETTERS, ..."0123456789"];
const KEYWORDS = new Set(["as", "do", "if", "in", "of"]);
const SHORTEST = [...LETTERS, ...LETTERS.flatMap((first) => SECOND.map((second) => first + second))].filter((name) => !KEYWORDS.has(name));

/** What a neighbourhood of one, two, … pieces of text on one side counts for. */
const WEIGHTS = [1, 3, 3, 2];

/** More change little. */
const ROUNDS = 8;

/**
 * Gives every variable and property among `parts` a short name (`short`), chosen so that what stands around it stands around the same name
 * elsewhere: that is what gzip finds. Each starts with a letter that goes with its name in the source, so that like code reads alike from the
 * start; then all of them, the commonest first, take the name seen most often between their neighbours, again and again.
 * `taken` names are no variable's, `kept` ones no property's.
 */
function chooseNames({ parts, variables, properties, taken, kept }) {
  for (const variable of variables) Object.assign(variable, { at: [], forbidden: taken });
  for (const property of properties) Object.assign(property, { at: [], forbidden: kept, conflicts: new Set(properties) });
  for (const property of properties) property.conflicts.delete(property);
  parts.forEach((part, i) => typeof part !== "string" && part.at.push(i));
  const symbols = [...variables, ...properties].sort((a, b) => b.at.length - a.at.length);
  const letters = lettersOf(variables.filter(({ isTop }) => !isTop));
  for (const symbol of symbols) {
    // One letter each is too little for what is known everywhere.
    const choice = symbol.isTop ? SHORTEST.filter((name) => name.length > 1) : [letters.get(symbol.name), ...SHORTEST];
    symbol.short = choice.find((name) => name && isFree(symbol, name));
  }
  for (let round = 0; round < ROUNDS; round++) improve(parts, symbols);
}

function isFree({ forbidden, conflicts }, name) {
  if (forbidden.has(name)) return false;
  for (const { short } of conflicts) if (short === name) return false;
  return true;
}

/** A letter for each name in the source, commonest first: one that few of those it is known together with have, and that is little used. */
function lettersOf(variables) {
  const uses = new Map();
  const rivals = new Map();
  const count = (map, key, by) => map.set(key, (map.get(key) ?? 0) + by);
  for (const { name, at, conflicts } of variables) {
    count(uses, name, at.length);
    if (!rivals.has(name)) rivals.set(name, new Map());
    for (const other of conflicts) if (!other.isTop) count(rivals.get(name), other.name, 1);
  }
  const chosen = new Map();
  const load = new Map();
  for (const [name, times] of [...uses].sort((a, b) => b[1] - a[1])) {
    const costs = new Map();
    for (const [other, often] of rivals.get(name)) count(costs, chosen.get(other), often);
    const cost = (letter) => 3 * (costs.get(letter) ?? 0) + 0.002 * (load.get(letter) ?? 0);
    const best = LETTERS.reduce((a, b) => (cost(b) < cost(a) ? b : a));
    chosen.set(name, best);
    count(load, best, times);
  }
  return chosen;
}

function improve(parts, symbols) {
  const { around, seen } = neighbourhoods(parts, symbols);
  for (const symbol of symbols) {
    const scores = new Map();
    for (const at of symbol.at) {
      around.get(at).forEach((place, i) => {
        for (const [name, often] of seen[place]) {
          const others = name === symbol.short ? often - 1 : often;
          if (others > 0) scores.set(name, (scores.get(name) ?? 0) + WEIGHTS[i >> 1] * Math.log2(1 + others));
        }
      });
    }
    let best = scores.get(symbol.short) ?? 0;
    for (const [name, score] of scores) {
      if (score <= best || name.length > symbol.short.length || !isFree(symbol, name)) continue;
      best = score;
      symbol.short = name;
    }
  }
}

/** For each place of a symbol the numbers of its neighbourhoods, and for each neighbourhood how often which name was seen in it. */
function neighbourhoods(parts, symbols) {
  const texts = parts.map((part) => (typeof part === "string" ? part : part.short));
  const numbers = new Map();
  const seen = [];
  const around = new Map();
  const numberOf = (text) => {
    if (!numbers.has(text)) {
      numbers.set(text, seen.length);
      seen.push(new Map());
    }
    return numbers.get(text);
  };
  for (const { at: places, short } of symbols) {
    for (const at of places) {
      const mine = [];
      let [before, after] = ["<", ">"];
      for (let k = 1; k <= WEIGHTS.length; k++) {
        before = `${texts[at - k]}\n${before}`;
        after += `\n${texts[at + k]}`;
        mine.push(numberOf(before), numberOf(after));
      }
      around.set(at, mine);
      for (const number of mine) seen[number].set(short, (seen[number].get(short) ?? 0) + 1);
    }
  }
  return { around, seen };
}

module.exports = { chooseNames };
