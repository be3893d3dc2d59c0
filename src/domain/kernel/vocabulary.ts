/** Entry i is words[at[i]]: what a column of names comes to that repeats a few of them. */
export interface Worded {
  readonly words: readonly string[];
  readonly at: Int32Array;
}

/** Words kept in one map; a larger one takes tens of milliseconds to be laid out anew whenever it is full. */
const TOGETHER = 1 << 13;
/** Maps for the words beyond, a power of two. */
const MAPS = 1 << 8;

/** Words numbered from 0 in the order they come, each found again by its key. */
export class Vocabulary {
  readonly words: string[] = [];
  private readonly first = new Map<string, number>();
  private readonly others: (Map<string, number> | undefined)[] = [];

  numberOf(key: string): number | undefined {
    return this.first.get(key) ?? (this.others.length === 0 ? undefined : this.others[mapOf(key)]?.get(key));
  }

  /** Takes in a word whose key is new; returns its number. */
  add(key: string, word: string): number {
    const map = this.first.size < TOGETHER ? this.first : (this.others[mapOf(key)] ??= new Map<string, number>());
    map.set(key, this.words.length);
    return this.words.push(word) - 1;
  }
}

/** A list of words, each kept once. */
export function worded(list: readonly string[]): Worded {
  const vocabulary = new Vocabulary();
  const at = Int32Array.from(list, (word) => vocabulary.numberOf(word) ?? vocabulary.add(word, word));
  return { words: vocabulary.words, at };
}

function mapOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (MAPS - 1);
}
