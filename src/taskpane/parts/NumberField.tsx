import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { parseMoney, parsePercent, parsePlain } from "../../workbook/read/parseNumber";
import { useFieldProblem } from "./FieldProblems";

export type NumberKind = "billions" | "dollars" | "percent" | "count" | "plain";

const useStyles = makeStyles({ input: { minWidth: 0, width: "100%" } });

interface NumberFieldProps {
  readonly label: string;
  readonly kind: NumberKind;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly hint?: string;
  readonly required?: boolean;
  /** Has a value from the start and can't do without, which need not be marked. */
  readonly kept?: boolean;
  /** Why the value as it stands won't do. */
  readonly problem?: string;
  /** Left to screen readers, where a head above already says it. */
  readonly hideLabel?: boolean;
}

const SUFFIX = { billions: "$B", dollars: "$", percent: "%", count: "", plain: "" } as const;

const PARSE = {
  billions: (text: string) => parseMoney(text, 9),
  dollars: (text: string) => parseMoney(text, 0),
  percent: parsePercent,
  count: parsePlain,
  plain: parsePlain,
};

const WRONG = {
  billions: "an amount, such as 50 (billion), 350M or 1.2T",
  dollars: "an amount, such as 800,000 or 5M",
  percent: "a percentage, such as 20",
  count: "a number, such as 9,250,000",
  plain: "a number",
} as const;

function shown(kind: NumberKind, value: number | null): string {
  if (value === null) return "";
  if (kind === "dollars" || kind === "count") return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
  const scaled = kind === "billions" ? value / 1e9 : kind === "percent" ? value * 100 : value;
  return String(Number(scaled.toPrecision(kind === "percent" ? 6 : 12)));
}

/** A number as people write it. What is typed stays as typed; what is no number is said so, keeps the last value, and is told to the form. */
export function NumberField({ label, kind, value, onChange, hint, required, kept, problem, hideLabel }: NumberFieldProps) {
  const styles = useStyles();
  const [text, setText] = useState(() => shown(kind, value));
  /** An empty field that nobody has been in yet is no mistake. */
  const [touched, setTouched] = useState(false);
  const last = useRef(value);
  const parsed = PARSE[kind](text);
  useEffect(() => {
    if (value !== last.current) {
      setText(shown(kind, value));
      setTouched(false);
    }
    last.current = value;
  }, [kind, value]);
  const missing = (required || kept) && touched && parsed === null;
  useFieldProblem(parsed === undefined || missing ? label : null);
  const wrong = parsed === undefined ? `Enter ${WRONG[kind]}.` : (problem ?? (missing ? "Needed." : undefined));
  return (
    <Field
      label={hideLabel ? undefined : label}
      size="small"
      hint={hint}
      required={required}
      validationMessage={wrong}
      validationState={wrong ? "error" : "none"}
    >
      <Input
        className={styles.input}
        size="small"
        value={text}
        inputMode="decimal"
        aria-label={hideLabel ? label : undefined}
        contentAfter={SUFFIX[kind] || undefined}
        onChange={(_, { value: typed }) => {
          setText(typed);
          setTouched(true);
          const number = PARSE[kind](typed);
          if (number === undefined) return;
          last.current = number;
          onChange(number);
        }}
      />
    </Field>
  );
}
