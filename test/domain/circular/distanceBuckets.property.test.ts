import fc from "fast-check";
import { DistanceBuckets } from "../../../src/domain/circular/distanceBuckets";
import { finish } from "../../../src/domain/kernel/steps";

const NODES = 8;
const COUNT = 6;

test("nodes come out by distance, each once, at the last distance that it was filed at", () => {
  const filings = fc.array(fc.tuple(fc.nat(NODES - 1), fc.nat(COUNT - 1)), { maxLength: 40 });
  fc.assert(
    fc.property(filings, filings, (before, now) => {
      const buckets = new DistanceBuckets(NODES, COUNT);
      // What was in it before it was emptied leaves nothing behind.
      for (const list of [before, now]) {
        finish(buckets.clear());
        const filed = new Map<number, number>();
        for (const [node, distance] of list) {
          if (distance >= (filed.get(node) ?? COUNT)) continue;
          filed.set(node, distance);
          buckets.file(node, distance);
        }
        const taken: [number, number][] = [];
        for (let d = 0; d < COUNT; d++) for (let u = buckets.take(d); u >= 0; u = buckets.take(d)) taken.push([u, d]);
        expect(new Map(taken)).toEqual(filed);
        expect(taken).toHaveLength(filed.size);
        expect(Array.from(buckets.isDone, Boolean)).toEqual(Array.from(buckets.isDone, (_, node) => filed.has(node)));
      }
    }),
  );
});
