import { showPane } from "../workbook/host";
import type { ActionResult } from "../workbook/write/result";

/** A ribbon button: Excel waits for `completed`, whatever happens. What goes wrong is told in the pane, where there is room for words. */
function command(id: string, tab: string, action: () => Promise<ActionResult | void>): void {
  Office.actions.associate(id, async (event: Office.AddinCommands.Event) => {
    try {
      const result = await action();
      if (result && result.kind !== "done") await showPane(tab);
    } finally {
      event.completed();
    }
  });
}

if (typeof Office !== "undefined") {
  command("insertExample", "start", async () => (await import("../workbook/actions/insertExample")).insertExample(false));
  command("insertDeals", "deals", async () => {
    const { insertAllDeals } = await import("../workbook/actions/insertDeals");
    return insertAllDeals(new Date().toISOString().slice(0, 10));
  });
  command("analyseSelection", "circular", async () => (await import("../workbook/actions/reportSelection")).reportSelection(false));
  command("openShare", "share", () => showPane("share"));
}
