import { Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { selectedFlows } from "../../../workbook/actions/reportSelection";
import type { Flows } from "../../../workbook/blocks/flows";
import { flowRows } from "../../../workbook/read/flowRows";
import { useReading } from "../../parts/useReading";
import { Working } from "../../parts/Working";
import { usePane } from "../../shell/paneContext";

const useStyles = makeStyles({
  row: { display: "flex", gap: "8px", flexWrap: "wrap" },
  quiet: { color: tokens.colorNeutralForeground2 },
  problem: { color: tokens.colorStatusDangerForeground1 },
});

/** Rows that are no payment beyond these are counted. */
const MOST_PROBLEMS = 5;

interface FlowSourceProps {
  readonly flows: Flows;
  readonly onUse: (flows: Flows) => void;
  readonly onUseReported: () => void;
}

/** Which payments the tab is about: the selection of the sheet, or the reported deals; and which of its rows are none. */
export function FlowSource({ flows, onUse, onUseReported }: FlowSourceProps) {
  const styles = useStyles();
  const { excel, selection } = usePane();
  const { told, stop, read } = useReading();
  const [refusal, setRefusal] = useState("");
  const pick = async () => {
    const found = await read(selectedFlows);
    if (!found) return;
    setRefusal("kind" in found ? (found.kind === "refused" ? found.reason : found.said) : "");
    if (!("kind" in found)) onUse(found);
  };
  const { rows, problems } = flowRows(flows.values);
  const count = rows.length.toLocaleString("en-US");
  return (
    <>
      <div className={styles.row}>
        <Button size="small" disabled={!excel || !selection || told !== null} onClick={() => void pick()}>
          {selection ? `Use ${selection.address}` : "Use the selection"}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            stop();
            setRefusal("");
            onUseReported();
          }}
        >
          Use the reported deals
        </Button>
      </div>
      {told && (
        <div role="status">
          <Working label={told.said} done={told.done} onStop={stop} />
        </div>
      )}
      <Caption1 className={styles.quiet}>{`Showing ${flows.called}: ${count} ${rows.length === 1 ? "payment" : "payments"}.`}</Caption1>
      {refusal !== "" && (
        <Caption1 role="alert" className={styles.problem}>
          {refusal}
        </Caption1>
      )}
      {problems.length > 0 && (
        <Caption1 role="alert" className={styles.problem}>
          {`Not read: ${problems.slice(0, MOST_PROBLEMS).join("; ")}${problems.length > MOST_PROBLEMS ? `; and ${problems.length - MOST_PROBLEMS} more` : ""}.`}
        </Caption1>
      )}
    </>
  );
}
