import type { FunctionSpec } from "../catalogue/spec";
import { ByShape } from "./byShape";
import { FrozenSpills, mayTakeSpill } from "./frozenSpills";
import { mayCallUs, ownCalls, type Token, tokensOf } from "./ownCalls";
import { LONGEST_FORMULA, portableFormula, surelySpills } from "./portableCalls";

export type ShareMode = "values" | "portable";

/**
 * What a share copy does with a formula: leaves it, keeps only its value (why, where the choice was not the user's), rewrites it in native
 * functions, or has it take by their addresses the cells of a spill that became values.
 */
export type Treatment =
  | { readonly kind: "keep" }
  | { readonly kind: "ranged"; readonly formula: string }
  | (Filling & { readonly kind: "value"; readonly reason?: string })
  | (Filling & { readonly kind: "portable"; readonly formula: string; readonly used: readonly FunctionSpec[]; readonly spills: boolean });

interface Filling {
  /** Whether the formula surely fills several cells, so that a file which has one of them has not all. */
  readonly fillsSeveral: boolean;
}

const KEEP: Treatment = { kind: "keep" };

/** The names a formula uses, LAMBDA names that it calls among them, in lower case. */
const namesIn = (tokens: readonly Token[]) =>
  tokens.filter(({ type }) => type === "range_named" || type === "func").map(({ value }) => value.toLowerCase().split("!").at(-1) ?? "");

/** Decides about formulas, given the names of the workbook that can't be computed without the add-in (in lower case). */
export class Treatments {
  private readonly mention: RegExp | null;
  private readonly byShape = new ByShape((formula) => this.read(formula));

  constructor(
    private readonly mode: ShareMode,
    private readonly valueOnlyNames: ReadonlySet<string> = new Set(),
    private readonly spills = new FrozenSpills(),
  ) {
    const names = [...valueOnlyNames].map((name) => name.replace(/[\\.?]/g, "\\$&"));
    this.mention = names.length > 0 ? new RegExp(names.join("|"), "i") : null;
  }

  /** The same, of a workbook in which these spills become values. */
  withSpills(spills: FrozenSpills): Treatments {
    return new Treatments(this.mode, this.valueOnlyNames, spills);
  }

  /** Quick, and true too often rather than too seldom. */
  mayMatter(formula: string): boolean {
    return mayCallUs(formula) || (this.mention?.test(formula) ?? false) || this.mayTakeFrozen(formula);
  }

  /** Whether a formula may take a spill that became values. */
  mayTakeFrozen(formula: string): boolean {
    return this.spills.size > 0 && mayTakeSpill(formula);
  }

  /** @param sheet  where the formula stands */
  of(formula: string, sheet = ""): Treatment {
    if (!this.mayTakeFrozen(formula)) return this.ofCalls(formula);
    const treatment = this.read(formula);
    if (treatment.kind === "value") return treatment;
    const ranged = this.spills.ranged(treatment.kind === "portable" ? treatment.formula : formula, sheet);
    if (treatment.kind === "portable") return { ...treatment, formula: ranged };
    return ranged === formula ? KEEP : { kind: "ranged", formula: ranged };
  }

  private ofCalls(formula: string): Treatment {
    if (!this.mayMatter(formula)) return KEEP;
    // A name may look like a cell that a shape leaves out.
    if (this.mention?.test(formula)) return this.read(formula);
    const { value, filled } = this.byShape.of(formula);
    if (value.kind === "portable") {
      const rewritten = filled(value.formula);
      return rewritten.length > LONGEST_FORMULA ? this.read(formula) : { ...value, formula: rewritten };
    }
    // What stands in for a cell is longer than most: a formula too long with it may do.
    return value.kind === "value" && this.mode === "portable" ? this.read(formula) : value;
  }

  private read(formula: string): Treatment {
    const tokens = tokensOf(formula);
    const name = this.mention && namesIn(tokens).find((used) => this.valueOnlyNames.has(used));
    const calls = ownCalls(tokens);
    const fillsSeveral = surelySpills(tokens, calls);
    if (name) {
      const reason = this.mode === "portable" ? { reason: `it uses the name ${name}, which has no native equivalent` } : {};
      return { kind: "value", fillsSeveral, ...reason };
    }
    if (calls.length === 0) return KEEP;
    if (this.mode === "values") return { kind: "value", fillsSeveral };
    const portable = portableFormula(formula);
    return portable.ok ? { ...portable, kind: "portable", fillsSeveral } : { kind: "value", fillsSeveral, reason: portable.reason };
  }
}
