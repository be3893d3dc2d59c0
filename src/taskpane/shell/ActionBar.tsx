import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { ActionResult } from "../../workbook/write/result";
import { Working } from "../parts/Working";
import type { Actions } from "./useActions";

const useStyles = makeStyles({
  bar: { flexShrink: 0, maxHeight: "50%", overflowY: "auto", backgroundColor: tokens.colorNeutralBackground1 },
  message: { borderRadius: 0, borderBottomWidth: 0, borderLeftWidth: 0, borderRightWidth: 0 },
  text: { overflowWrap: "anywhere" },
  busy: { padding: "8px", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

const INTENTS = { done: "success", ask: "warning", refused: "error", halted: "info" } as const;

function wordsOf(result: ActionResult): string {
  if (result.kind === "ask") return result.question;
  return result.kind === "refused" ? result.reason : result.said;
}

/** What the last action did, or asks before it does it. Stays until dismissed or until the next action; Escape dismisses it. */
export function ActionBar({ busy, doing, result, agree, undo, dismiss, stop }: Actions) {
  const styles = useStyles();
  const first = useRef<HTMLButtonElement>(null);
  const asks = result?.kind === "ask";
  useEffect(() => {
    if (asks) first.current?.focus();
  }, [asks]);
  return (
    <div
      className={styles.bar}
      role="status"
      aria-live="polite"
      aria-label="What the last action did"
      onKeyDown={({ key }) => {
        if (key !== "Escape") return;
        if (result) dismiss();
        else if (doing) stop();
      }}
    >
      {doing && (
        <div className={styles.busy}>
          <Working label={doing.stopping ? "Stopping" : doing.said} done={doing.done} stopped={doing.stopping} onStop={stop} />
        </div>
      )}
      {busy && !doing && <Spinner className={styles.busy} size="tiny" label="Working in the workbook…" />}
      {result && (
        <MessageBar className={styles.message} layout="multiline" intent={INTENTS[result.kind]}>
          <MessageBarBody className={styles.text}>{wordsOf(result)}</MessageBarBody>
          {result.kind === "ask" ? (
            <MessageBarActions>
              <Button size="small" ref={first} onClick={agree}>
                Yes, go on
              </Button>
              <Button size="small" appearance="transparent" onClick={dismiss}>
                Cancel
              </Button>
            </MessageBarActions>
          ) : (
            <MessageBarActions
              containerAction={
                <Button
                  size="small"
                  appearance="transparent"
                  aria-label="Close"
                  icon={<span aria-hidden="true">×</span>}
                  onClick={dismiss}
                />
              }
            >
              {result.kind === "done" && result.undo && (
                <Button size="small" onClick={undo}>
                  Undo
                </Button>
              )}
            </MessageBarActions>
          )}
        </MessageBar>
      )}
    </div>
  );
}
