import { Field, makeStyles, Select } from "@fluentui/react-components";

const useStyles = makeStyles({ select: { minWidth: 0, "& select": { minWidth: 0, width: "100%", textOverflow: "ellipsis" } } });

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (string | { readonly value: string; readonly label: string })[];
  readonly onChange: (value: string) => void;
  readonly hint?: string;
}

export function ChoiceField({ label, value, options, onChange, hint }: ChoiceFieldProps) {
  const styles = useStyles();
  return (
    <Field label={label} size="small" hint={hint}>
      <Select size="small" className={styles.select} value={value} onChange={(_, { value: chosen }) => onChange(chosen)}>
        {options.map((option) => {
          const { value: id, label: name } = typeof option === "string" ? { value: option, label: option } : option;
          return (
            <option key={id} value={id}>
              {name}
            </option>
          );
        })}
      </Select>
    </Field>
  );
}
