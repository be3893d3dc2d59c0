import { Caption1, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { Difference } from "../../../workbook/actions/updateDeals";
import { differenceText } from "./differenceText";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    maxHeight: "330px",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { margin: 0, padding: "6px 8px 0", fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase200 },
  label: { display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const GROUPS: readonly (readonly [Difference["kind"], string])[] = [
  ["new", "New deals"],
  ["changed", "Changed figures"],
  ["gone", "Superseded or withdrawn"],
  ["edited", "Your own edits: kept unless ticked"],
];

interface DifferenceListProps {
  readonly differences: readonly Difference[];
  readonly ticked: ReadonlySet<string>;
  readonly onChange: (ticked: ReadonlySet<string>) => void;
}

/** The differences by what they are, each to be ticked or not. */
export function DifferenceList({ differences, ticked, onChange }: DifferenceListProps) {
  const styles = useStyles();
  const tick = (id: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    onChange(next);
  };
  return (
    <div className={styles.list} tabIndex={0} role="group" aria-label="Differences">
      {GROUPS.map(([kind, title]) => {
        const group = differences.filter((one) => one.kind === kind);
        return (
          group.length > 0 && (
            <div key={kind} role="group" aria-label={title}>
              <p className={styles.head}>{`${title} (${group.length})`}</p>
              {group.map((one) => (
                <Checkbox
                  key={one.id}
                  checked={ticked.has(one.id)}
                  onChange={(_, { checked }) => tick(one.id, checked === true)}
                  label={
                    <span className={styles.label}>
                      <span>{`${one.parties} (${one.ref})`}</span>
                      <Caption1 className={styles.quiet}>{differenceText(one)}</Caption1>
                    </span>
                  }
                />
              ))}
            </div>
          )
        );
      })}
    </div>
  );
}
