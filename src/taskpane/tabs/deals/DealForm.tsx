import { Button, makeStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { DEAL_KINDS, DEAL_STATUSES } from "../../../deals";
import { serialOfIsoDate } from "../../../workbook/block/dates";
import { safeLink } from "../../../workbook/block/inert";
import type { DealRow } from "../../../workbook/blocks/dealRow";
import { ChoiceField } from "../../parts/ChoiceField";
import { FieldProblems, useFieldProblems } from "../../parts/FieldProblems";
import { NumberField } from "../../parts/NumberField";
import { TextField } from "../../parts/TextField";

const useStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "8px 10px", alignItems: "start" },
  wide: { gridColumn: "1 / -1" },
});

interface Draft {
  readonly from: string;
  readonly to: string;
  readonly amount: number | null;
  readonly kind: string;
  readonly status: string;
  readonly probability: number | null;
  readonly announced: string;
  readonly term: number | null;
  readonly source: string;
  readonly link: string;
  readonly note: string;
}

const BLANK: Draft = {
  from: "",
  to: "",
  amount: null,
  kind: DEAL_KINDS[0],
  status: DEAL_STATUSES[2],
  probability: null,
  announced: "",
  term: null,
  source: "",
  link: "",
  note: "",
};

/** One's own deal, to be added to the list. What of it cannot be read keeps it from being added, and nothing else. */
export function DealForm(props: DealFormProps) {
  return (
    <FieldProblems>
      <Fields {...props} />
    </FieldProblems>
  );
}

interface DealFormProps {
  readonly onAdd: (row: DealRow) => void;
}

function Fields({ onAdd }: DealFormProps) {
  const unread = useFieldProblems();
  const styles = useStyles();
  const [draft, setDraft] = useState(BLANK);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  /** How often what is not right yet was to be added: each time the first field that is wrong gets the focus. */
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusals]);
  const set =
    <K extends keyof Draft>(key: K) =>
    (value: Draft[K]) =>
      setDraft((old) => ({ ...old, [key]: value }));
  const problems = problemsOf(draft);
  const shown = (key: keyof Draft) => (tried ? problems[key] : undefined);
  return (
    <form
      ref={form}
      className={styles.fields}
      // What is missing is said beside its field, in our words, not by the browser.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (unread.length > 0 || Object.keys(problems).length > 0) return setRefusals(refusals + 1);
        onAdd(rowOf(draft));
        setDraft(BLANK);
        setTried(false);
      }}
    >
      <TextField label="From (payer)" value={draft.from} onChange={set("from")} required problem={shown("from")} />
      <TextField label="To" value={draft.to} onChange={set("to")} required problem={shown("to")} />
      <NumberField label="Amount" kind="billions" value={draft.amount} onChange={set("amount")} required problem={shown("amount")} />
      <NumberField
        label="Probability"
        kind="percent"
        value={draft.probability}
        onChange={set("probability")}
        problem={problems.probability}
      />
      <ChoiceField label="Kind" value={draft.kind} options={DEAL_KINDS} onChange={set("kind")} />
      <ChoiceField label="Status" value={draft.status} options={DEAL_STATUSES} onChange={set("status")} />
      <TextField label="Announced" type="date" value={draft.announced} onChange={set("announced")} />
      <NumberField label="Term, years" kind="plain" value={draft.term} onChange={set("term")} problem={problems.term} />
      <div className={styles.wide}>
        <TextField label="Source" value={draft.source} onChange={set("source")} />
      </div>
      <div className={styles.wide}>
        <TextField label="Link" type="url" value={draft.link} onChange={set("link")} placeholder="https://" problem={problems.link} />
      </div>
      <div className={styles.wide}>
        <TextField label="Note" value={draft.note} onChange={set("note")} />
      </div>
      <div className={styles.wide}>
        <Button type="submit" size="small">
          Add deal
        </Button>
      </div>
    </form>
  );
}

function problemsOf({ from, to, amount, probability, term, link }: Draft): Partial<Record<keyof Draft, string>> {
  return {
    ...(from.trim() === "" ? { from: "Who pays?" } : {}),
    ...(to.trim() === "" ? { to: "Who is paid?" } : {}),
    ...(amount === null ? { amount: "How much?" } : !(amount > 0) ? { amount: "Enter the flow from its payer, above zero." } : {}),
    ...(probability !== null && (probability < 0 || probability > 1) ? { probability: "Between 0 and 100." } : {}),
    ...(term !== null && !(term > 0) ? { term: "Above 0." } : {}),
    ...(link !== "" && !safeLink(link) ? { link: "Must start with https:// or http://." } : {}),
  };
}

function rowOf({ announced, link, ...draft }: Draft): DealRow {
  return {
    ...draft,
    from: draft.from.trim(),
    to: draft.to.trim(),
    ref: "",
    announced: announced === "" ? null : serialOfIsoDate(announced),
    start: null,
    link: safeLink(link) ?? "",
    source: draft.source || (link === "" ? "" : link),
  };
}
