import { Body1, Button, Card, Link, makeStyles, Subtitle2, Title3, tokens } from "@fluentui/react-components";
import { version } from "../parts/version";
import { freeze } from "../../workbook/sharing/freeze";
import { thaw } from "../../workbook/sharing/thaw";
import { NeedsExcel } from "../parts/NeedsExcel";
import { today } from "../parts/today";
import { usePane } from "../shell/paneContext";
import { CopyCard } from "./CopyCard";
import { HealthCard } from "./HealthCard";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "12px" },
  card: { gap: "8px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  row: { display: "flex", gap: "8px", flexWrap: "wrap" },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
});

const AUTO_OPEN = "https://learn.microsoft.com/office/dev/add-ins/develop/automatically-open-a-task-pane-with-a-document";

export default function ShareTab() {
  const styles = useStyles();
  const { excel, run, busy } = usePane();
  return (
    <div className={styles.page}>
      <Title3 as="h1">Share with people who lack the add-in</Title3>
      <NeedsExcel />
      <CopyCard />
      <Card size="small" className={styles.card}>
        <Subtitle2 as="h2">Freeze in place</Subtitle2>
        <Body1 className={styles.quiet}>
          Turns the add-in's formulas in this workbook into values, with a record on a sheet. Thaw puts them back; what was edited meanwhile
          stays.
        </Body1>
        <div className={styles.row}>
          <Button disabled={!excel || busy} onClick={() => run((consent) => freeze({ date: today(), version }, consent))}>
            Freeze
          </Button>
          <Button disabled={!excel || busy} onClick={() => run(() => thaw())}>
            Thaw
          </Button>
        </div>
      </Card>
      <HealthCard />
      <Card size="small" className={styles.card}>
        <Subtitle2 as="h2">Many files, or no pane</Subtitle2>
        <Body1>
          From the project's folder: <span className={styles.code}>npm run share -- IN.xlsx OUT.xlsx --portable</span>
        </Body1>
        <Body1 className={styles.quiet}>
          The add-in never opens by itself for your readers: without it they would meet a prompt they cannot satisfy.{" "}
          <Link href={AUTO_OPEN} target="_blank" rel="noreferrer">
            How Office opens panes
          </Link>
        </Body1>
      </Card>
    </div>
  );
}
