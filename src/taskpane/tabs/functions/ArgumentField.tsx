import { Button, Field, Input, makeStyles, Select } from "@fluentui/react-components";
import type { FunctionSpec, Parameter } from "../../../catalogue/spec";
import { usePane } from "../../shell/paneContext";
import { helpOf, optionsOf } from "./parameterHelp";

const useStyles = makeStyles({
  line: { display: "flex", gap: "6px" },
  select: { minWidth: 0, "& select": { minWidth: 0, width: "100%", textOverflow: "ellipsis" } },
  input: { flexGrow: 1, minWidth: 0 },
});

interface ArgumentFieldProps {
  readonly spec: FunctionSpec;
  readonly parameter: Parameter;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: string;
}

/** One argument: a list where its words are known, else a field that takes a constant or the cells selected in the sheet. */
export function ArgumentField({ spec, parameter, value, onChange, problem }: ArgumentFieldProps) {
  const styles = useStyles();
  const { selection } = usePane();
  const options = optionsOf(spec, parameter);
  return (
    <Field
      label={parameter.name}
      size="small"
      required={!parameter.optional}
      hint={helpOf(parameter)}
      validationMessage={problem}
      validationState={problem ? "error" : "none"}
    >
      {options ? (
        <Select size="small" className={styles.select} value={value} onChange={(_, { value: chosen }) => onChange(chosen)}>
          <option value="">{parameter.optional ? "(left out)" : "Choose…"}</option>
          {options.map(({ value: word, doc }) => (
            <option key={word} value={word}>
              {word === doc ? word : `${word}: ${doc}`}
            </option>
          ))}
        </Select>
      ) : (
        (field) => (
          <div className={styles.line}>
            <Input {...field} size="small" className={styles.input} value={value} onChange={(_, { value: typed }) => onChange(typed)} />
            <Button
              size="small"
              disabled={!selection}
              aria-label={`Pick the selected cells for ${parameter.name}`}
              onClick={() => selection && onChange(selection.address)}
            >
              Pick
            </Button>
          </div>
        )
      )}
    </Field>
  );
}
