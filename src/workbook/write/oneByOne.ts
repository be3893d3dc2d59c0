/**
 * Does something that asks Excel with each of some things, one after the other: a second `sync` on the same context while the first is under
 * way ends at once, before what it asked for is there.
 */
export async function oneByOne<T, U>(things: Iterable<T>, work: (thing: T, i: number) => Promise<U> | U): Promise<U[]> {
  const done: U[] = [];
  for (const thing of things) done.push(await work(thing, done.length));
  return done;
}
