import { Button, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { checkDeals, type DealTablePlace, dealTables, type Difference, updateDeals } from "../../../workbook/actions/updateDeals";
import type { Action } from "../../../workbook/write/result";
import { ChoiceField } from "../../parts/ChoiceField";
import { Unbroken } from "../../parts/Unbroken";
import { useReading } from "../../parts/useReading";
import { Working } from "../../parts/Working";
import { usePane } from "../../shell/paneContext";
import { DifferenceList } from "./DifferenceList";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: "8px" },
  row: { display: "flex", gap: "8px", flexWrap: "wrap" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Shown {
  readonly tableId: string;
  /** The day compared with, and the day the table was of. */
  readonly asOf: string;
  readonly since: string | null;
  readonly differences: readonly Difference[];
}

/** Compares an inserted deal table with the catalogue of a day, shows every difference, and does those that are ticked. */
export function UpdateDeals({ asOf }: { readonly asOf: string }) {
  const styles = useStyles();
  const { excel, run, busy } = usePane();
  const [tables, setTables] = useState<readonly DealTablePlace[]>([]);
  const [shown, setShown] = useState<Shown | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState("");
  const { told, stop, read } = useReading();

  const compare = async (tableId: string) => {
    const checked = await read((course) => checkDeals(tableId, asOf, undefined, course));
    if (!checked) return;
    if ("kind" in checked) {
      setShown(null);
      setSaid(checked.kind === "refused" ? checked.reason : checked.said);
      return;
    }
    setSaid("");
    setShown({ tableId, asOf, since: checked.asOf, differences: checked.differences });
    setTicked(new Set(checked.differences.filter(({ usual }) => usual).map(({ id }) => id)));
  };
  const look = async () => {
    const found = await dealTables();
    if ("kind" in found) return setSaid(found.reason);
    setTables(found);
    if (found.length === 0) {
      setShown(null);
      return setSaid("There is no deal table in this workbook: insert one first.");
    }
    await compare(found.find(({ id }) => id === shown?.tableId)?.id ?? found[0].id);
  };
  const inWords = (work: Promise<void>) => void work.catch((error: Error) => setSaid(error.message));
  const update: Action = async (consent, course) => {
    const wanted = { tableId: shown?.tableId ?? "", asOf: shown?.asOf ?? asOf, chosen: [...ticked] };
    const result = await updateDeals(wanted, consent, undefined, course);
    if (result.kind === "done") setShown(null);
    return result;
  };
  return (
    <section className={styles.box} aria-label="Update an inserted table">
      <Subtitle2 as="h2">Update an inserted table</Subtitle2>
      <Caption1 className={styles.quiet}>
        Shows what the reported deals say on the day above and your table does not. Your own rows, columns and edits stay.
      </Caption1>
      {tables.length > 1 && shown && (
        <ChoiceField
          label="Table"
          value={shown.tableId}
          options={tables.map(({ id, name, sheet }) => ({ value: id, label: `${name} on ${sheet}` }))}
          onChange={(id) => inWords(compare(id))}
        />
      )}
      <div className={styles.row}>
        <Button size="small" disabled={!excel || busy} onClick={() => inWords(look())}>
          Compare
        </Button>
        {shown && shown.differences.length > 0 && (
          <Button size="small" appearance="primary" disabled={busy || ticked.size === 0} onClick={() => run(update)}>
            {`Update ${ticked.size} picked`}
          </Button>
        )}
      </div>
      <div role="status">
        {told && <Working label={told.said} done={told.done} onStop={stop} />}
        {said !== "" && <Caption1>{said}</Caption1>}
        {shown && (
          <Caption1>
            <Unbroken text={summary(shown)} />
          </Caption1>
        )}
      </div>
      {shown && shown.differences.length > 0 && <DifferenceList differences={shown.differences} ticked={ticked} onChange={setTicked} />}
    </section>
  );
}

function summary({ asOf, since, differences }: Shown): string {
  const was = since && since !== asOf ? `The table is of ${since}; ` : "";
  if (differences.length === 0) return `${was}nothing in it is otherwise on ${asOf}.`;
  return `${was}${differences.length} ${differences.length === 1 ? "difference" : "differences"} on ${asOf}.`;
}
