import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { Actions } from "./useActions";

const useStyles = makeStyles({
  bar: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground1 },
  message: { borderRadius: 0, borderTopWidth: 0, borderBottomWidth: 0, borderLeftWidth: 0, borderRightWidth: 0 },
  busy: { paddingTop: "8px", paddingBottom: "8px" },
});

/** What the last action did, or asks before it does it. Stays until dismissed or until the next action. */
export function ActionBar({ busy, result, agree, undo, dismiss }: Actions) {
  const styles = useStyles();
  const first = useRef<HTMLButtonElement>(null);
  const asks = result?.kind === "ask";
  useEffect(() => {
    if (asks) first.current?.focus();
  }, [asks]);
  return (
    <div className={styles.bar} role="status" aria-live="polite">
      {busy && <Spinner className={styles.busy} size="tiny" label="Working in the workbook…" />}
      {result?.kind === "done" && (
        <MessageBar className={styles.message} layout="multiline" intent="success">
          <MessageBarBody>{result.said}</MessageBarBody>
          <MessageBarActions>
            {result.undo && (
              <Button size="small" onClick={undo}>
                Undo
              </Button>
            )}
            <Button size="small" appearance="transparent" onClick={dismiss}>
              Close
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {result?.kind === "ask" && (
        <MessageBar className={styles.message} layout="multiline" intent="warning">
          <MessageBarBody>{result.question}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" ref={first} onClick={agree}>
              Yes, go on
            </Button>
            <Button size="small" appearance="transparent" onClick={dismiss}>
              Cancel
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {result?.kind === "refused" && (
        <MessageBar className={styles.message} layout="multiline" intent="error">
          <MessageBarBody>{result.reason}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" appearance="transparent" onClick={dismiss}>
              Close
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}
