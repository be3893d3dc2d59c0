import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useFieldProblem } from "./FieldProblems";

const useStyles = makeStyles({ input: { minWidth: 0, width: "100%" } });

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "date" | "url";
  readonly hint?: string;
  readonly required?: boolean;
  /** Why the text as it stands won't do; told to the form. */
  readonly problem?: string;
  readonly placeholder?: string;
  /** Left to screen readers, where a head above already says it. */
  readonly hideLabel?: boolean;
}

export function TextField({ label, value, onChange, type = "text", hint, required, problem, placeholder, hideLabel }: TextFieldProps) {
  const styles = useStyles();
  useFieldProblem(problem ? label : null);
  return (
    <Field
      label={hideLabel ? undefined : label}
      size="small"
      hint={hint}
      required={required}
      validationMessage={problem}
      validationState={problem ? "error" : "none"}
    >
      <Input
        className={styles.input}
        size="small"
        type={type}
        aria-label={hideLabel ? label : undefined}
        value={value}
        placeholder={placeholder}
        onChange={(_, { value: typed }) => onChange(typed)}
      />
    </Field>
  );
}
