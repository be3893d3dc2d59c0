import { Body1, Button, Caption1, Dialog, DialogSurface, DialogTitle, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import { leftOutSentence } from "./flowSentences";
import { layOutNetwork } from "./layOutNetwork";
import { NetworkDrawing } from "./NetworkDrawing";
import type { NetworkProps } from "./networkProps";
import { loopSentence } from "./loopSentence";

const useStyles = makeStyles({
  surface: {
    maxWidth: "none",
    width: "100vw",
    height: "100vh",
    maxHeight: "100vh",
    boxSizing: "border-box",
    padding: "8px 10px",
    borderRadius: 0,
    display: "flex",
    flexDirection: "column",
    gap: "6px",
  },
  head: { display: "flex", justifyContent: "space-between", alignItems: "center", paddingRight: "34px" },
  frame: { flexGrow: 1, minHeight: 0, overflow: "auto", border: `1px solid ${tokens.colorNeutralStroke2}` },
  said: { minHeight: "40px" },
  row: { display: "flex", gap: "8px" },
});

interface LargeNetworkProps extends NetworkProps {
  readonly onClose: () => void;
}

/** Room that the dialog's own lines and rims take. */
const AROUND = { width: 24, height: 150 };
const LEAST = { width: 270, height: 260 };

function roomNow() {
  const width = Math.max(LEAST.width, window.innerWidth - AROUND.width);
  return { width, height: Math.max(LEAST.height, window.innerHeight - AROUND.height), letters: width > 420 ? 13 : 12 };
}

/** The network as large as the pane is, with one loop after the other traced and put in words. Widen the pane, and it grows. */
export function LargeNetwork({ rows, loops, traced, company, onCompany, onClose }: LargeNetworkProps) {
  const styles = useStyles();
  const [room, setRoom] = useState(roomNow);
  const [at, setAt] = useState(() => loops.findIndex(({ path }) => path === traced?.path));
  useEffect(() => {
    const follow = () => setRoom(roomNow());
    window.addEventListener("resize", follow);
    return () => window.removeEventListener("resize", follow);
  }, []);
  const network = useMemo(() => layOutNetwork(rows, room), [rows, room]);
  const leftOut = leftOutSentence(network);
  const loop = loops.at(at);
  const companies = useMemo(() => (at < 0 || !loop ? [] : loop.companies), [at, loop]);
  const step = (by: number) => setAt((old) => ((old + 1 + by + loops.length + 1) % (loops.length + 1)) - 1);
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface} aria-label="Network of payments, large">
        <div className={styles.head}>
          <DialogTitle as="h2" action={null}>
            Network of payments
          </DialogTitle>
          <Button appearance="subtle" icon={<span aria-hidden="true">×</span>} aria-label="Close the large view" onClick={onClose} />
        </div>
        <div className={styles.frame}>
          <NetworkDrawing network={network} room={room} traced={companies} company={company} onCompany={onCompany} />
        </div>
        {leftOut !== "" && <Caption1>{leftOut}</Caption1>}
        <Body1 className={styles.said} role="status">
          {at >= 0 && loop
            ? `Loop ${at + 1} of ${loops.length}: ${loopSentence(loop)}`
            : loops.length > 0
              ? "Step through the loops, those that carry most first."
              : "No money can come back: there is no loop."}
        </Body1>
        <div className={styles.row}>
          <Button size="small" disabled={loops.length === 0} onClick={() => step(-1)}>
            Previous loop
          </Button>
          <Button size="small" appearance="primary" disabled={loops.length === 0} onClick={() => step(1)}>
            Next loop
          </Button>
        </div>
      </DialogSurface>
    </Dialog>
  );
}
