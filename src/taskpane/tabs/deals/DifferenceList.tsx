import type { Difference } from "../../../workbook/actions/updateDeals";
import { differenceText } from "./differenceText";
import { TickList } from "./TickList";

const GROUPS: readonly (readonly [Difference["kind"], string])[] = [
  ["new", "New deals"],
  ["changed", "Changed figures"],
  ["gone", "Superseded or withdrawn"],
  ["edited", "Your own edits: kept unless picked"],
];

interface DifferenceListProps {
  readonly differences: readonly Difference[];
  readonly ticked: ReadonlySet<string>;
  readonly onChange: (ticked: ReadonlySet<string>) => void;
}

/** The differences by what they are, each to be ticked or not. */
export function DifferenceList({ differences, ticked, onChange }: DifferenceListProps) {
  const groups = GROUPS.map(([kind, title]) => ({
    title,
    items: differences
      .filter((one) => one.kind === kind)
      .map((one) => ({ id: one.id, name: `${one.parties} (${one.ref})`, quiet: differenceText(one) })),
  })).filter(({ items }) => items.length > 0);
  return (
    <TickList
      label="Differences"
      groups={groups}
      isTicked={(id) => ticked.has(id)}
      onTick={(ids, on) => {
        const next = new Set(ticked);
        for (const id of ids)
          if (on) next.add(id);
          else next.delete(id);
        onChange(next);
      }}
    />
  );
}
