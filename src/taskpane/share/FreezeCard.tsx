import { Body1, Button, Card, Checkbox, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { freeze } from "../../workbook/sharing/freeze";
import { thaw } from "../../workbook/sharing/thaw";
import { today } from "../parts/today";
import { version } from "../parts/version";
import { usePane } from "../shell/paneContext";

const useStyles = makeStyles({
  card: { gap: "8px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  row: { display: "flex", gap: "8px", flexWrap: "wrap" },
});

/** Turns the add-in's formulas into values in place, and back. */
export function FreezeCard() {
  const styles = useStyles();
  const { excel, run, busy } = usePane();
  const [comments, setComments] = useState(false);
  return (
    <Card size="small" className={styles.card}>
      <Subtitle2 as="h2">Freeze in place</Subtitle2>
      <Body1 className={styles.quiet}>
        Turns the add-in's formulas in this workbook into values, with a record on a sheet: formulas, and the deals they looked up. Thaw
        puts them back; what was edited meanwhile stays.
      </Body1>
      <Checkbox
        checked={comments}
        onChange={(_, { checked }) => setComments(checked === true)}
        label="Comment on frozen cells: formula, date, version"
      />
      <div className={styles.row}>
        <Button
          disabled={!excel || busy}
          onClick={() => run((consent, course) => freeze({ date: today(), version, comments }, consent, course))}
        >
          Freeze
        </Button>
        <Button disabled={!excel || busy} onClick={() => run((_, course) => thaw(course))}>
          Thaw
        </Button>
      </div>
    </Card>
  );
}
