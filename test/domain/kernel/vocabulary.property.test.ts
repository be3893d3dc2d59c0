import fc from "fast-check";
import { Vocabulary, worded } from "../../../src/domain/kernel/vocabulary";

test("a list of words is what its numbers spell", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom("", "A", "a", "constructor", "__proto__"), fc.string())), (list) => {
      const { words, at } = worded(list);
      expect(Array.from(at, (word) => words[word])).toEqual(list);
      expect(words).toEqual([...new Set(list)]);
    }),
  );
});

test("many words are found as a map finds them, and no others", () => {
  const vocabulary = new Vocabulary();
  const known = new Map<string, number>();
  for (let i = 0; i < 50_000; i++) {
    const key = `company ${(i * 7919) % 30_011}`;
    const number = vocabulary.numberOf(key);
    expect(number).toBe(known.get(key));
    if (number === undefined) known.set(key, vocabulary.add(key, `word ${key}`));
  }
  for (const [key, number] of known) expect(vocabulary.words[number]).toBe(`word ${key}`);
  expect(vocabulary.words).toHaveLength(30_011);
  expect(vocabulary.numberOf("company 30011")).toBeUndefined();
});
