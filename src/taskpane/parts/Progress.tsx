import { Button, makeStyles, ProgressBar, Text } from "@fluentui/react-components";

const useStyles = makeStyles({
  row: { display: "flex", flexDirection: "column", gap: "6px" },
  line: { display: "flex", gap: "8px", alignItems: "center", justifyContent: "space-between" },
});

interface ProgressProps {
  readonly slow: boolean;
  readonly canceled: boolean;
  readonly cancel: () => void;
}

/** Shown while a computation takes more than half a second. */
export function Progress({ slow, canceled, cancel }: ProgressProps) {
  const styles = useStyles();
  if (canceled) return <Text role="status">Stopped. Change an input to start again.</Text>;
  if (!slow) return null;
  return (
    <div className={styles.row} role="status">
      <div className={styles.line}>
        <Text>Calculating…</Text>
        <Button size="small" onClick={cancel}>
          Cancel
        </Button>
      </div>
      <ProgressBar aria-label="Calculating" />
    </div>
  );
}
