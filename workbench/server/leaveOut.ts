import { readFile } from "node:fs/promises";
import { runInNewContext } from "node:vm";
import { build, type Plugin } from "esbuild";

type Source = (path: string) => Promise<string>;

/** A file with some of its text replaced. Text that is not there, once, means another version than the one known here. */
const edited =
  (...edits: readonly (readonly [text: string, instead: string])[]): Source =>
  async (path) =>
    edits.reduce(
      (source, [text, instead]) => {
        if (source.split(text).length !== 2) throw new Error(`${path} is of another version than workbench/server/leaveOut.ts knows.`);
        return source.replace(text, () => instead);
      },
      await readFile(path, "utf8"),
    );

interface Characters {
  toRegExp(): RegExp;
}

/** Regular expressions that the library would make of all of Unicode's tables each time a page starts: made once, when the page is built. */
const madeNow: Source = async (path) => {
  const { outputFiles } = await build({ entryPoints: [path], bundle: true, format: "cjs", write: false, logLevel: "error" });
  const module = { exports: {} as Record<string, () => Characters> };
  runInNewContext(outputFiles[0].text, { module });
  return ["all", "letters", "punctuations"]
    .map((name) => {
      const { source, flags } = module.exports[name]().toRegExp();
      return `export const ${name} = () => ({ toRegExp: () => new RegExp(${JSON.stringify(source)}, ${JSON.stringify(flags)}) });`;
    })
    .join("\n");
};

/** What of the grid's packages costs time while the page opens, though a workbook never comes to it, or not by then; and what stands instead. */
const INSTEAD: readonly (readonly [file: RegExp, source: Source])[] = [
  [/cjk-regex\/lib\/index\.js$/, madeNow],
  // Shapes the glyphs of font files that a page has been given. This one has none.
  [/opentype\.js\/dist\/opentype\.m?js$/, () => Promise.resolve("export const parse = () => { throw new Error('No font files.'); };")],
  // Guesses languages for hyphenation, which cells do not have.
  [/franc-min\/index\.js$/, () => Promise.resolve("export const franc = () => 'und';")],
  [/@univerjs\/engine-render\/lib\/es\/index\.js$/, edited(['\t\tthis._preloadPatterns();\n\t\tthis.loadPattern("en-gb");\n', ""])],
  // Some sixty images of icon sets, all loaded at the start: now when the first of them is to be drawn.
  [
    /@univerjs\/sheets-conditional-formatting\/lib\/es\/index\.js$/,
    edited(
      ["\t\tthis._init();\n", ""],
      [
        "const icon = this._imageMap.get(this._createKey(iconType, iconId));",
        "if (!this._asked) { this._asked = true; this._init(); }\nconst icon = this._imageMap.get(this._createKey(iconType, iconId));",
      ],
      ["this._imageMap.set(key, image);", "this._imageMap.set(key, image);\nthis.parent?.makeForceDirty?.();"],
    ),
  ],
  // The grid waits a third of a second for what the page has drawn by then.
  [/@univerjs\/ui\/lib\/es\/index\.js$/, edited(["\t\t\t\t}, 300);\n\t\t\t} catch (error) {", "\t\t\t\t}, 0);\n\t\t\t} catch (error) {"])],
];

/** Leaves out of the page's bundle what its grid does not need to open. */
export const leaveOut: Plugin = {
  name: "leave-out",
  setup({ onLoad }) {
    for (const [filter, source] of INSTEAD) {
      const anySystem = new RegExp(filter.source.replaceAll("\\/", "[\\\\/]"));
      onLoad({ filter: anySystem }, async ({ path }) => ({ contents: await source(path), loader: "js" }));
    }
  },
};
