import { Field, Select } from "@fluentui/react-components";

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (string | { readonly value: string; readonly label: string })[];
  readonly onChange: (value: string) => void;
  readonly hint?: string;
}

export function ChoiceField({ label, value, options, onChange, hint }: ChoiceFieldProps) {
  return (
    <Field label={label} size="small" hint={hint}>
      <Select size="small" value={value} onChange={(_, { value: chosen }) => onChange(chosen)}>
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
