import { Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useRef, useState } from "react";
import { LargeNetwork } from "./LargeNetwork";
import { NetworkDrawing } from "./NetworkDrawing";
import { leftOutSentence } from "./flowSentences";
import { layOutNetwork, type NetworkRoom } from "./layOutNetwork";
import type { NetworkProps } from "./networkProps";

const useStyles = makeStyles({
  frame: {
    overflow: "hidden",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    "& svg": { width: "100%", height: "auto" },
  },
  bar: { display: "flex", justifyContent: "space-between", alignItems: "start", gap: "8px" },
  open: { flexShrink: 0 },
  left: { color: tokens.colorNeutralForeground2 },
});

/** As it stands in a pane of 320 pixels. */
const ROOM: NetworkRoom = { width: 290, height: 250, letters: 11 };

export function NetworkFigure(props: NetworkProps) {
  const styles = useStyles();
  const [large, setLarge] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setLarge(false);
    // Once the dialog, which holds the focus, is gone.
    window.setTimeout(() => opener.current?.focus(), 0);
  };
  const { rows, traced, company, onCompany } = props;
  const network = useMemo(() => layOutNetwork(rows, ROOM), [rows]);
  return (
    <div>
      <div className={styles.frame} role="group" aria-label="Network of payments">
        <NetworkDrawing network={network} room={ROOM} traced={traced?.companies ?? []} company={company} onCompany={onCompany} />
      </div>
      <div className={styles.bar}>
        <Caption1 className={styles.left}>{leftOutSentence(network)}</Caption1>
        <Button ref={opener} size="small" className={styles.open} appearance="subtle" onClick={() => setLarge(true)}>
          Large view
        </Button>
      </div>
      {large && <LargeNetwork {...props} onClose={close} />}
    </div>
  );
}
