import { findFunction } from "../../../catalogue";
import { invoke, type CallResult } from "../../../catalogue/invoke";
import type { CloudInputs } from "../../../workbook/blocks/cloudBlock";
import { moneyText } from "../../../workbook/read/parseNumber";
import { inFormWords } from "../../parts/formWords";

export interface Projection {
  readonly years: readonly number[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** CLOUDSHARE's arguments as the form calls them. */
const FIELDS = { names: "the provider", revenue: "the revenue", growth: "the growth", rest: "the rest of the market" };

function call(name: string, args: readonly unknown[]): CallResult {
  const spec = findFunction(name);
  if (!spec) throw new Error(`${name} is not in the catalogue`);
  return invoke(spec, args);
}

/** CLOUDSHARE of the form, by provider; why not where it gives an error. */
export function projectionOf(inputs: CloudInputs, measure: "revenue" | "share"): Projection | { readonly problem: string } {
  const { rows, years, rest, restGrowth, fade } = inputs;
  const column = <T>(of: (row: CloudInputs["rows"][number]) => T) => rows.map((row) => [of(row)]);
  const result = call("CLOUDSHARE", [
    column(({ provider }) => provider),
    column(({ revenue }) => revenue),
    column(({ growth }) => growth),
    years,
    measure,
    rest,
    restGrowth,
    fade,
  ]);
  if (!result.ok) return { problem: inFormWords(result.error.message ?? result.error.error, FIELDS) };
  const [heads, ...body] = result.value as unknown[][];
  return {
    years: body.map(([year]) => Number(year)),
    series: heads
      .map((head, at) => ({ name: String(head), values: body.map((row) => Number(row[at])) }))
      .slice(1)
      .filter(({ name }) => name !== "Total"),
  };
}

/** One sentence for every pair of providers, the larger one leading. */
export function overtakings({ rows, start, fade }: CloudInputs): readonly string[] {
  const bySize = [...rows].sort((a, b) => b.revenue - a.revenue);
  return bySize.flatMap((leader, i) =>
    bySize.slice(i + 1).map((challenger) => {
      const names = `${challenger.provider} does not overtake ${leader.provider}`;
      const result = call("CLOUDSHARE.CROSSOVER", [leader.revenue, leader.growth, challenger.revenue, challenger.growth, start, fade]);
      if (!result.ok) {
        const why = (result.error.message ?? result.error.error).replace(/^[A-Z.]+: /, "");
        // The function says as well that there is no overtaking, which stands before it here.
        const reason = why.replace(/(, so challenger| and challenger| and) never overtakes$/, "");
        return `${names}: ${reason.replace("challenger", "it").replace("leader", leader.provider)}.`;
      }
      const of = new Map((result.value as [string, number][]).map(([label, value]) => [label, value]));
      const years = of.get("Years until overtaking") ?? NaN;
      const revenue = of.get("Revenue then");
      const then = revenue === undefined ? "" : `, at ${moneyText(revenue)} a year`;
      const when = years.toLocaleString("en-US", { maximumFractionDigits: 1 });
      return `${challenger.provider} overtakes ${leader.provider} in ${when} ${when === "1" ? "year" : "years"}${then}.`;
    }),
  );
}
