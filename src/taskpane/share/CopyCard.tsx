import {
  Body1,
  Button,
  Card,
  Checkbox,
  makeStyles,
  ProgressBar,
  Radio,
  RadioGroup,
  Subtitle2,
  Text,
  tokens,
} from "@fluentui/react-components";
import { useRef, useState } from "react";
import { version } from "../parts/version";
import { openWorkbook, workbookFile } from "../../workbook/sharing/workbookFile";
import type { SharedCopy } from "../../xlsx/shareCopy";
import type { ShareMode } from "../../xlsx/treatment";
import { today } from "../parts/today";
import { usePane } from "../shell/paneContext";
import { CopyReport } from "./CopyReport";
import { download, runCopy } from "./copyRun";

const useStyles = makeStyles({
  card: { gap: "8px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  row: { display: "flex", gap: "8px", flexWrap: "wrap" },
});

type State =
  | { readonly kind: "idle" }
  | { readonly kind: "working"; readonly done: number }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "ready"; readonly copy: SharedCopy };

/** Makes a copy for readers without the add-in, shows what it changes, and hands it over. The workbook itself is not touched. */
export function CopyCard() {
  const styles = useStyles();
  const { excel, run, busy } = usePane();
  const [mode, setMode] = useState<ShareMode>("values");
  const [withoutPane, setWithoutPane] = useState(true);
  const [comments, setComments] = useState(true);
  const [state, setState] = useState<State>({ kind: "idle" });
  const stopper = useRef<AbortController | null>(null);

  async function make(): Promise<void> {
    const controller = new AbortController();
    stopper.current = controller;
    setState({ kind: "working", done: 0 });
    const file = await workbookFile();
    if (!(file instanceof Uint8Array)) return setState({ kind: "failed", reason: file.reason });
    const onProgress = (done: number) => setState({ kind: "working", done });
    const made = await runCopy(file, { mode, date: today(), version, withoutPane, comments, onProgress }, controller.signal);
    if (made === null) setState({ kind: "idle" });
    else setState(made.ok ? { kind: "ready", copy: made.value } : { kind: "failed", reason: made.message });
  }

  const start = () => void make().catch((error: Error) => setState({ kind: "failed", reason: error.message }));
  return (
    <Card size="small" className={styles.card}>
      <Subtitle2 as="h2">Share a copy</Subtitle2>
      <Body1 className={styles.quiet}>
        A copy that opens right without the add-in. Your workbook is not changed; a Sources sheet in the copy lists every formula and deal.
      </Body1>
      <RadioGroup
        aria-label="What formulas become in the copy"
        value={mode}
        onChange={(_, { value }) => {
          setMode(value as ShareMode);
          setState({ kind: "idle" });
        }}
      >
        <Radio value="values" label="Values: opens in any Excel" />
        <Radio value="portable" label="Native formulas that recalculate (Microsoft 365, Excel 2024); values where there are none" />
      </RadioGroup>
      <Checkbox
        checked={withoutPane}
        onChange={(_, { checked }) => setWithoutPane(checked === true)}
        label="Leave out panes that open by themselves"
      />
      <Checkbox
        checked={comments}
        onChange={(_, { checked }) => setComments(checked === true)}
        label="Comment on cells that become values: formula, date, version"
      />
      <div className={styles.row}>
        <Button appearance="primary" disabled={!excel || busy || state.kind === "working"} onClick={start}>
          Make a copy
        </Button>
        {state.kind === "working" && <Button onClick={() => stopper.current?.abort()}>Cancel</Button>}
      </div>
      <div aria-live="polite">
        {state.kind === "working" && <ProgressBar value={state.done} aria-label="Making the copy" />}
        {state.kind === "failed" && <Text role="alert">{state.reason.replace(/\.?$/, ".")}</Text>}
        {state.kind === "ready" && <CopyReport report={state.copy.report} />}
      </div>
      {state.kind === "ready" && (
        <div className={styles.row}>
          <Button onClick={() => download(state.copy.bytes, `Shared ${today()}.xlsx`)}>Download</Button>
          <Button disabled={busy} onClick={() => run(() => openWorkbook(state.copy.bytes))}>
            Open as a new workbook
          </Button>
        </div>
      )}
    </Card>
  );
}
