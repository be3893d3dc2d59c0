import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { usePane } from "../shell/paneContext";

/** Says, in a plain browser, why the buttons that write are off. */
export function NeedsExcel() {
  const { excel } = usePane();
  if (excel) return null;
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>Open this pane in Excel to write to a workbook. Forms and reference work here as well.</MessageBarBody>
    </MessageBar>
  );
}
