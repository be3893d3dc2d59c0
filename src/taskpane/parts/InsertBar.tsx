import { Button, Caption1, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { Build, Place } from "../../workbook/block/plan";
import { describe } from "../../workbook/write/describe";
import { writePlan } from "../../workbook/write/writePlan";
import { usePane } from "../shell/paneContext";

const useStyles = makeStyles({
  bar: { display: "flex", flexDirection: "column", gap: "4px", borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: "8px" },
  where: { color: tokens.colorNeutralForeground2 },
  radios: { display: "flex", flexWrap: "wrap" },
});

interface InsertBarProps {
  readonly label: string;
  readonly build: (place: Place) => Build;
  /** Why there is nothing to insert yet. */
  readonly blocked?: string;
}

/** Where a block goes, what would be written there, and the button that writes it. */
export function InsertBar({ label, build, blocked }: InsertBarProps) {
  const styles = useStyles();
  const { excel, selection, run, busy } = usePane();
  const [place, setPlace] = useState<Place>("newSheet");
  const where = useMemo(() => (blocked ? null : describe(build(place), selection)), [build, place, selection, blocked]);
  return (
    <div className={styles.bar}>
      <RadioGroup
        layout="horizontal"
        className={styles.radios}
        value={place}
        onChange={(_, { value }) => setPlace(value as Place)}
        aria-label="Where to insert"
      >
        <Radio value="newSheet" label="New sheet" />
        <Radio value="selection" label="Selected cell" disabled={!selection} />
      </RadioGroup>
      <Caption1 className={styles.where}>{blocked ?? where}</Caption1>
      <div>
        <Button
          appearance="primary"
          disabled={!excel || busy || blocked !== undefined}
          onClick={() => run((consent) => writePlan(build(place), consent))}
        >
          {label}
        </Button>
      </div>
    </div>
  );
}
