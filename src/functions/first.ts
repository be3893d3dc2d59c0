import { aideals } from "../catalogue/aideals";
import { aivaluation } from "../catalogue/aivaluation";
import { captable } from "../catalogue/captable";
import { cloudshare } from "../catalogue/cloudshare";
import { errorCode } from "../catalogue/errorCode";
import { associated, type ExcelFunction } from "./associated";
import { excelError } from "./excelError";

/** Names of the functions that come in a script of their own; the build takes them from functions.json. */
declare const LATER_FUNCTIONS: readonly string[];

for (const { functions } of [aivaluation, captable, cloudshare, aideals])
  for (const spec of functions) CustomFunctions.associate(spec.name, associated(spec));

type Functions = ReadonlyMap<string, ExcelFunction>;

let later: Functions | undefined;

async function load(): Promise<Functions> {
  return (later ??= (await import(/* webpackChunkName: "functions-circularflow" */ "./circularflow")).functions);
}

for (const name of LATER_FUNCTIONS) {
  const call = (functions: Functions | null, raw: unknown[]): unknown => {
    const called = functions?.get(name);
    if (called) return called(...raw);
    throw excelError({
      error: errorCode("unavailable"),
      message: `${name}: a part of the add-in could not be loaded; recalculate when you are online`,
    });
  };
  CustomFunctions.associate(name, (...raw: unknown[]) =>
    later
      ? call(later, raw)
      : load().then(
          (functions) => call(functions, raw),
          () => call(null, raw),
        ),
  );
}

// Most workbooks that load the add-in will ask for it. What fails now is tried again when it is asked for.
load().catch(() => undefined);
