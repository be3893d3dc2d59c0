import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { useFieldProblem } from "./FieldProblems";
import { type Bounds, type NumberKind, parseNumber, shownNumber, wrongNumber } from "./numberText";

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
  /** What the value may be; what lies outside is told like what cannot be read. */
  readonly bounds?: Bounds;
  /** Why the value as it stands won't do. */
  readonly problem?: string;
  /** Left to screen readers, where a head above already says it. */
  readonly hideLabel?: boolean;
}

const SUFFIX = { billions: "$B", dollars: "$", percent: "%", count: "", plain: "" } as const;

/** A number as people write it. What is typed stays as typed; what is no number, or out of bounds, is said so, keeps the last value, and is told to the form. */
export function NumberField({ label, kind, value, onChange, hint, required, kept, bounds, problem, hideLabel }: NumberFieldProps) {
  const styles = useStyles();
  const [text, setText] = useState(() => shownNumber(kind, value));
  /** An empty field that nobody has been in yet is no mistake. */
  const [touched, setTouched] = useState(false);
  const last = useRef(value);
  const parsed = parseNumber(kind, text);
  const unfit = wrongNumber(kind, text, bounds);
  useEffect(() => {
    if (value !== last.current) {
      setText(shownNumber(kind, value));
      setTouched(false);
    }
    last.current = value;
  }, [kind, value]);
  const missing = (required || kept) && touched && parsed === null;
  useFieldProblem(unfit !== undefined || missing ? label : null);
  const wrong = unfit ?? problem ?? (missing ? "Needed." : undefined);
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
          const number = parseNumber(kind, typed);
          if (number === undefined || wrongNumber(kind, typed, bounds) !== undefined) return;
          last.current = number;
          onChange(number);
        }}
      />
    </Field>
  );
}
