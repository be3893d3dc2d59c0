import { Button, Caption1, Field, makeStyles, MessageBar, MessageBarBody, Textarea, tokens } from "@fluentui/react-components";
import { useMemo, useRef, useState } from "react";
import type { DealRow } from "../../../workbook/blocks/dealRow";
import { dealsFromCsv } from "../../../workbook/read/dealsFromCsv";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: "8px" },
  row: { display: "flex", gap: "8px", flexWrap: "wrap" },
  file: { display: "none" },
  problems: { margin: 0, paddingLeft: "18px", maxHeight: "160px", overflowY: "auto", color: tokens.colorStatusDangerForeground1 },
});

/** Bad rows beyond these are counted: a list of thousands would freeze the pane. */
const MOST_SHOWN = 200;
const LARGEST_FILE = 20 * 1024 * 1024;

/** Deals from pasted cells or a CSV file: shows what was understood and every row that was not before anything is added. */
export function CsvImport({ onAdd }: { readonly onAdd: (rows: readonly DealRow[]) => void }) {
  const styles = useStyles();
  const [text, setText] = useState("");
  const [tooBig, setTooBig] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const read = useMemo(() => (text.trim() === "" ? null : dealsFromCsv(text)), [text]);
  return (
    <div className={styles.box}>
      <Field
        label="Cells or CSV, with a header row"
        size="small"
        hint="From, To and Amount are needed; Kind, Status, Probability, Date, Term, Source, Link and Note are read too."
      >
        <Textarea
          size="small"
          rows={4}
          value={text}
          onChange={(_, { value }) => setText(value)}
          placeholder={"From,To,Amount\nAmazon,OpenAI,50B"}
        />
      </Field>
      <div className={styles.row}>
        <Button size="small" onClick={() => file.current?.click()}>
          Open a file…
        </Button>
        <input
          ref={file}
          className={styles.file}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label="CSV file"
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            setTooBig(chosen !== undefined && chosen.size > LARGEST_FILE);
            if (chosen && chosen.size <= LARGEST_FILE) void chosen.text().then(setText);
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
            setText("");
          }}
        >
          {read && read.rows.length > 0 ? `Add ${read.rows.length} ${read.rows.length === 1 ? "deal" : "deals"}` : "Add"}
        </Button>
      </div>
      {tooBig && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>That file is larger than 20 MB. Paste the rows that matter instead.</MessageBarBody>
        </MessageBar>
      )}
      {read && (
        <div role="status">
          <Caption1 block>{`${read.rows.length} rows read, ${read.problems.length} not.`}</Caption1>
          {read.ignored.length > 0 && <Caption1 block>{`Columns not read: ${read.ignored.join(", ")}.`}</Caption1>}
          {read.problems.length > 0 && (
            <ul className={styles.problems} tabIndex={0} aria-label="Rows that were not read">
              {read.problems.slice(0, MOST_SHOWN).map(({ line, reason }) => (
                <li key={line}>
                  <Caption1>{`Line ${line}: ${reason}`}</Caption1>
                </li>
              ))}
              {read.problems.length > MOST_SHOWN && (
                <li>
                  <Caption1>{`and ${read.problems.length - MOST_SHOWN} more`}</Caption1>
                </li>
              )}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}
