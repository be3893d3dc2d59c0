import { Button, Caption1, Checkbox, Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type Deal, noteOf } from "../../../deals";
import { safeLink } from "../../../workbook/block/inert";
import { moneyText } from "../../../workbook/read/parseNumber";

const useStyles = makeStyles({
  head: { display: "flex", justifyContent: "space-between", alignItems: "center" },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    maxHeight: "330px",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  item: { padding: "4px 8px 6px 2px", borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  label: { display: "flex", flexDirection: "column" },
  parties: { fontWeight: tokens.fontWeightSemibold },
  more: { paddingLeft: "32px", color: tokens.colorNeutralForeground2 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface DealListProps {
  readonly deals: readonly Deal[];
  /** Ids of those not to insert. */
  readonly left: ReadonlySet<string>;
  readonly onChange: (left: ReadonlySet<string>) => void;
}

/** The deals found, each to be ticked or not, with its qualifications and source. */
export function DealList({ deals, left, onChange }: DealListProps) {
  const styles = useStyles();
  const toggle = (ids: readonly string[], pick: boolean) => {
    const next = new Set(left);
    for (const id of ids)
      if (pick) next.delete(id);
      else next.add(id);
    onChange(next);
  };
  const all = deals.map(({ id }) => id);
  const picked = all.filter((id) => !left.has(id)).length;
  if (deals.length === 0) return <Text role="status">No reported deal matches. Clear a filter, or move the date.</Text>;
  return (
    <div>
      <div className={styles.head}>
        <Caption1 role="status">{`${picked} of ${deals.length} picked`}</Caption1>
        <div>
          <Button size="small" appearance="subtle" onClick={() => toggle(all, true)}>
            Pick all
          </Button>
          <Button size="small" appearance="subtle" onClick={() => toggle(all, false)}>
            None
          </Button>
        </div>
      </div>
      <ul className={styles.list} aria-label="Reported deals">
        {deals.map((deal) => (
          <DealItem key={deal.id} deal={deal} picked={!left.has(deal.id)} onPick={(pick) => toggle([deal.id], pick)} />
        ))}
      </ul>
    </div>
  );
}

function DealItem({ deal, picked, onPick }: { readonly deal: Deal; readonly picked: boolean; readonly onPick: (pick: boolean) => void }) {
  const styles = useStyles();
  const { from, to, amount, qualifier, kind, status, date, termYears, source } = deal;
  const size = amount === undefined ? "amount not disclosed" : `${qualifier ? `${qualifier} ` : ""}${moneyText(amount)}`;
  const note = noteOf(deal);
  const link = safeLink(source.urls[0]);
  return (
    <li className={styles.item}>
      <Checkbox
        checked={picked}
        onChange={(_, { checked }) => onPick(checked === true)}
        label={
          <span className={styles.label}>
            <span className={styles.parties}>{`${from} → ${to}`}</span>
            <span>{size}</span>
            <Caption1 className={styles.quiet}>
              {[kind, status, date, termYears ? `${termYears} years` : ""].filter((part) => part !== "").join(" · ")}
            </Caption1>
          </span>
        }
      />
      <div className={styles.more}>
        {note !== "" && <Caption1 block>{note}</Caption1>}
        {link ? (
          <Link href={link} target="_blank" rel="noopener noreferrer" inline>
            <Caption1>{source.title}</Caption1>
          </Link>
        ) : (
          <Caption1>{source.title}</Caption1>
        )}
      </div>
    </li>
  );
}
