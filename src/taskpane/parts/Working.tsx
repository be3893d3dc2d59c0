import { Button, makeStyles, ProgressBar, Text } from "@fluentui/react-components";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: "6px" },
  line: { display: "flex", gap: "8px", alignItems: "center", justifyContent: "space-between" },
});

interface WorkingProps {
  /** What is going on, without an ending: "Calculating". */
  readonly label: string;
  /** From 0 to 1, where it can be told. */
  readonly done?: number;
  /** Told to stop already. */
  readonly stopped?: boolean;
  readonly onStop: () => void;
}

/** Work that takes long: what it is, how much of it is done, and the button that stops it. */
export function Working({ label, done, stopped = false, onStop }: WorkingProps) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <div className={styles.line}>
        <Text>{`${label}…`}</Text>
        <Button size="small" disabled={stopped} onClick={onStop}>
          Cancel
        </Button>
      </div>
      <ProgressBar aria-label={label} value={done} />
    </div>
  );
}
