import { Button, Caption1, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { Build, Place } from "../../workbook/block/plan";
import { describe } from "../../workbook/write/describe";
import { writePlan } from "../../workbook/write/writePlan";
import { usePane } from "../shell/paneContext";
import { useFieldProblems } from "./FieldProblems";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexDirection: "column",
    gap: "4px",
    margin: "0 -14px",
    padding: "8px 14px 10px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    // Always in reach, however long the form; in a low window it would hide what is being filled in.
    "@media (min-height: 480px)": { position: "sticky", bottom: 0, zIndex: 2 },
  },
  where: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  row: { display: "flex", flexWrap: "wrap", gap: "6px 8px", alignItems: "center" },
});

interface InsertBarProps {
  readonly label: string;
  readonly build: (place: Place) => Build;
  /** The same room with nothing in it, where a block is too large to be put together for saying where it goes. */
  readonly outline?: (place: Place) => Build;
  /** Why there is nothing to insert yet. */
  readonly blocked?: string;
}

/** Where a block goes, what would be written there, and the button that writes it. */
export function InsertBar({ label, build, outline = build, blocked: unready }: InsertBarProps) {
  const styles = useStyles();
  const wrong = useFieldProblems();
  // What would be written is not what the field shows.
  const blocked = wrong.length > 0 ? `Put right first: ${wrong.join(", ")}.` : unready;
  const { excel, selection, sheets, run, busy } = usePane();
  const [chosen, setPlace] = useState<Place>("newSheet");
  const place = selection ? chosen : "newSheet";
  // What is selected matters only to what goes there: a block on a new sheet is not made anew for every cell that is clicked.
  const at = place === "selection" ? selection : null;
  const where = useMemo(() => (blocked ? null : describe(outline(place), at, sheets)), [outline, place, at, sheets, blocked]);
  return (
    <section className={styles.bar} aria-label="Insert">
      <Caption1 className={styles.where}>{blocked ?? where}</Caption1>
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabled={!excel || busy || blocked !== undefined}
          onClick={() => run((consent, course) => writePlan(build(place), consent, course))}
        >
          {label}
        </Button>
        <Select size="small" aria-label="Where to insert" value={place} onChange={(_, { value }) => setPlace(value as Place)}>
          <option value="newSheet">on a new sheet</option>
          <option value="selection" disabled={!selection}>
            at the selected cell
          </option>
        </Select>
      </div>
    </section>
  );
}
