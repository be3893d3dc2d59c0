import { Button, Caption1, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Unbroken } from "../../parts/Unbroken";

const useStyles = makeStyles({
  head: { display: "flex", justifyContent: "space-between", alignItems: "center" },
  box: {
    maxHeight: "330px",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: { margin: 0, padding: "6px 8px 2px", fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: { padding: "4px 8px 6px 2px", borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, ":last-child": { borderBottomWidth: 0 } },
  label: { display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  below: { paddingLeft: "36px", color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

export interface TickItem {
  readonly id: string;
  readonly name: string;
  /** Under the name, part of what is ticked. */
  readonly text?: string;
  readonly quiet: string;
  /** Under the box: what can be followed by itself. */
  readonly below?: ReactNode;
}

interface TickListProps {
  /** What the list is of, for those who hear it. */
  readonly label: string;
  /** Items by what they are; one group without a title is a plain list. */
  readonly groups: readonly { readonly title: string; readonly items: readonly TickItem[] }[];
  readonly isTicked: (id: string) => boolean;
  readonly onTick: (ids: readonly string[], on: boolean) => void;
}

/** Things to be ticked or not, one by one or all at once, in a box that scrolls. */
export function TickList({ label, groups, isTicked, onTick }: TickListProps) {
  const styles = useStyles();
  const all = groups.flatMap(({ items }) => items.map(({ id }) => id));
  return (
    <div>
      <div className={styles.head}>
        <Caption1 role="status">{`${all.filter(isTicked).length} of ${all.length} picked`}</Caption1>
        <div>
          <Button size="small" appearance="subtle" aria-label={`Pick all: ${label}`} onClick={() => onTick(all, true)}>
            Pick all
          </Button>
          <Button size="small" appearance="subtle" aria-label={`None: ${label}`} onClick={() => onTick(all, false)}>
            None
          </Button>
        </div>
      </div>
      <div className={styles.box}>
        {groups.map(({ title, items }) => (
          <div key={title} role={title === "" ? undefined : "group"} aria-label={title === "" ? undefined : title}>
            {title !== "" && <p className={styles.title}>{`${title} (${items.length})`}</p>}
            <ul className={styles.list} aria-label={title === "" ? label : title}>
              {items.map((item) => (
                <Item key={item.id} item={item} ticked={isTicked(item.id)} onTick={(on) => onTick([item.id], on)} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </div>
  );
}

interface ItemProps {
  readonly item: TickItem;
  readonly ticked: boolean;
  readonly onTick: (on: boolean) => void;
}

function Item({ item: { name, text, quiet, below }, ticked, onTick }: ItemProps) {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      <Checkbox
        checked={ticked}
        onChange={(_, { checked }) => onTick(checked === true)}
        label={
          <span className={styles.label}>
            <span className={styles.name}>{name}</span>
            {text !== undefined && <span>{text}</span>}
            <Caption1 className={styles.quiet}>
              <Unbroken text={quiet} />
            </Caption1>
          </span>
        }
      />
      {below && <div className={styles.below}>{below}</div>}
    </li>
  );
}
