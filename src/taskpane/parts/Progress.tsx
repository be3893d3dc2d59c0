import { Text } from "@fluentui/react-components";
import { Working } from "./Working";

interface ProgressProps {
  readonly slow: boolean;
  readonly canceled: boolean;
  readonly cancel: () => void;
  readonly label?: string;
}

/** Shown while a computation takes more than half a second. */
export function Progress({ slow, canceled, cancel, label = "Calculating" }: ProgressProps) {
  if (canceled) return <Text role="status">Stopped. Change an input to start again.</Text>;
  if (!slow) return null;
  return (
    <div role="status">
      <Working label={label} onStop={cancel} />
    </div>
  );
}
