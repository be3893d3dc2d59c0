import { Body1, Card, Link, makeStyles, Subtitle2, Title3, tokens } from "@fluentui/react-components";
import { NeedsExcel } from "../parts/NeedsExcel";
import { CopyCard } from "./CopyCard";
import { FreezeCard } from "./FreezeCard";
import { HealthCard } from "./HealthCard";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "12px" },
  card: { gap: "8px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: "anywhere" },
});

const AUTO_OPEN = "https://learn.microsoft.com/office/dev/add-ins/develop/automatically-open-a-task-pane-with-a-document";

export default function ShareTab() {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <Title3 as="h1">Share with people who lack the add-in</Title3>
      <NeedsExcel />
      <CopyCard />
      <FreezeCard />
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
