import { Caption1, makeStyles, Text, tokens } from "@fluentui/react-components";
import { findFunction } from "../../catalogue";
import { invoke } from "../../catalogue/invoke";
import { cellText } from "./unitText";

const useStyles = makeStyles({
  list: { display: "grid", gridTemplateColumns: "1fr auto", gap: "2px 12px", margin: 0 },
  term: { color: tokens.colorNeutralForeground2 },
  about: { margin: 0, color: tokens.colorNeutralForeground2, "& p": { margin: "4px 0 0" } },
  summary: { cursor: "pointer" },
  value: { margin: 0, textAlign: "right", fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightSemibold },
});

interface MeasureListProps {
  readonly name: string;
  readonly args: { readonly values: readonly unknown[] };
}

/** A summary function's measures for these arguments, in the catalogue's order and words; its error where it has one. */
export function MeasureList({ name, args }: MeasureListProps) {
  const styles = useStyles();
  const spec = findFunction(name);
  if (!spec) throw new Error(`${name} is not in the catalogue`);
  const result = invoke(spec, args.values);
  if (!result.ok) return <Text role="alert">{result.error.message ?? result.error.error}</Text>;
  const unitOf = new Map((spec.measures ?? []).map(({ label, unit }) => [label, unit]));
  const docOf = new Map((spec.measures ?? []).map(({ label, doc }) => [label, doc]));
  const rows = Array.isArray(result.value) ? result.value : [];
  return (
    <>
      <dl className={styles.list}>
        {rows.map(([label, value]) => [
          <dt key={`${String(label)} name`} className={styles.term}>
            {String(label)}
          </dt>,
          <dd key={`${String(label)} value`} className={styles.value}>
            {cellText(value, unitOf.get(String(label)) ?? "number")}
          </dd>,
        ])}
      </dl>
      <details className={styles.about}>
        <summary className={styles.summary}>
          <Caption1>What these figures mean</Caption1>
        </summary>
        {rows.map(([label]) => (
          <p key={String(label)}>
            <Caption1>{`${String(label)}: ${docOf.get(String(label)) ?? ""}`}</Caption1>
          </p>
        ))}
      </details>
    </>
  );
}
