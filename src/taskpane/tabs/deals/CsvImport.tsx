import { Button, Caption1, Field, makeStyles, MessageBar, MessageBarBody, Textarea, tokens } from "@fluentui/react-components";
import { useMemo, useRef, useState } from "react";
import type { DealRow } from "../../../workbook/blocks/dealRow";
import { plural } from "../../../workbook/block/words";
import { type CsvDeals, dealsFromCsvInSteps } from "../../../workbook/read/dealsFromCsv";
import { Progress } from "../../parts/Progress";
import { useSteps } from "../../parts/useSteps";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: "8px" },
  row: { display: "flex", gap: "8px", flexWrap: "wrap" },
  file: { display: "flex", justifyContent: "space-between", alignItems: "center", gap: "8px", overflowWrap: "anywhere" },
  chooser: { display: "none" },
  problems: { margin: 0, paddingLeft: "18px", maxHeight: "160px", overflowY: "auto", color: tokens.colorStatusDangerForeground1 },
});

/** Bad rows beyond these are counted: a list of thousands would freeze the pane. */
const MOST_SHOWN = 200;
const LARGEST_FILE = 20 * 1024 * 1024;

/** Texts beyond this many letters are read, and not shown for editing: a field of megabytes freezes the pane. */
const MOST_LETTERS = 200_000;

/** What is read: text typed or pasted, or a file too large to be shown. */
interface Given {
  readonly text: string;
  /** The file's name; "" where the text stands in the field. */
  readonly file: string;
}
const NOTHING: Given = { text: "", file: "" };

/** Deals from pasted cells or a CSV file: shows what was understood and every row that was not before anything is added. */
export function CsvImport({ onAdd }: { readonly onAdd: (rows: readonly DealRow[]) => void }) {
  const styles = useStyles();
  const [{ text, file }, setGiven] = useState(NOTHING);
  const [problem, setProblem] = useState("");
  const chooser = useRef<HTMLInputElement>(null);
  const running = useSteps(useMemo(() => (text.trim() === "" ? null : () => dealsFromCsvInSteps(text)), [text]));
  const read = running.current ? running.result : null;
  const open = async (chosen: File) => {
    if (chosen.size > LARGEST_FILE) return setProblem("That file is larger than 20 MB. Paste the rows that matter instead.");
    const inside = await chosen.text();
    setProblem("");
    setGiven({ text: inside, file: inside.length > MOST_LETTERS ? chosen.name : "" });
  };
  return (
    <div className={styles.box}>
      {file === "" ? (
        <Field
          label="Cells or CSV, with a header row"
          size="small"
          hint="From, To and Amount (in dollars, or as 50B) are needed; Kind, Status, Probability, Date, Term, Source, Link and Note are read too."
        >
          <Textarea
            size="small"
            rows={4}
            value={text}
            onChange={(_, { value }) => setGiven({ text: value, file: "" })}
            placeholder={"From,To,Amount\nAmazon,OpenAI,50B"}
          />
        </Field>
      ) : (
        <div className={styles.file}>
          <Caption1>{`${file}, ${(text.length / 1e6).toLocaleString("en-US", { maximumFractionDigits: 1 })} MB`}</Caption1>
          <Button size="small" appearance="subtle" onClick={() => setGiven(NOTHING)}>
            Put away
          </Button>
        </div>
      )}
      <div className={styles.row}>
        <Button size="small" onClick={() => chooser.current?.click()}>
          Open a file…
        </Button>
        <input
          ref={chooser}
          className={styles.chooser}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label="CSV file"
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            if (chosen) void open(chosen).catch((error: Error) => setProblem(`That file cannot be read: ${error.message}`));
            target.value = "";
          }}
        />
        <Button
          size="small"
          appearance="primary"
          disabled={!read || read.rows.length === 0}
          onClick={() => {
            if (!read) return;
            onAdd(read.rows);
            setGiven(NOTHING);
          }}
        >
          {read && read.rows.length > 0 ? `Add ${plural(read.rows.length, "deal")}` : "Add"}
        </Button>
      </div>
      {problem !== "" && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      <Progress {...running} label="Reading the rows" />
      {read && <CsvReport read={read} />}
    </div>
  );
}

/** What of a text was understood, and every row that was not. */
function CsvReport({ read: { rows, problems, ignored } }: { readonly read: CsvDeals }) {
  const styles = useStyles();
  return (
    <div role="status">
      <Caption1 block>{`${plural(rows.length, "row")} read, ${problems.length.toLocaleString("en-US")} not.`}</Caption1>
      {ignored.length > 0 && <Caption1 block>{`Columns not read: ${ignored.join(", ")}.`}</Caption1>}
      {problems.length > 0 && (
        <ul className={styles.problems} tabIndex={0} aria-label="Rows that were not read">
          {problems.slice(0, MOST_SHOWN).map(({ line, reason }) => (
            <li key={line}>
              <Caption1>{`Line ${line}: ${reason}`}</Caption1>
            </li>
          ))}
          {problems.length > MOST_SHOWN && (
            <li>
              <Caption1>{`and ${(problems.length - MOST_SHOWN).toLocaleString("en-US")} more`}</Caption1>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
