import { showPane } from "../workbook/host";
import { type ActionResult, RESULT_EVENT } from "../workbook/write/result";

/** A ribbon button: Excel waits for `completed`, whatever happens. How it ended is told in the pane, where there is room for words and for undoing. */
function command(id: string, tab: string, action: (consent: boolean) => Promise<ActionResult | void>): void {
  Office.actions.associate(id, async (event: Office.AddinCommands.Event) => {
    try {
      const result = await action(false);
      if (result) window.dispatchEvent(new CustomEvent(RESULT_EVENT, { detail: { result, action } }));
      if (result && result.kind !== "done") await showPane(tab);
    } finally {
      event.completed();
    }
  });
}

if (typeof Office !== "undefined") {
  command("insertExample", "start", async (consent) => (await import("../workbook/actions/insertExample")).insertExample(consent));
  command("insertDeals", "deals", async () => {
    const { insertAllDeals } = await import("../workbook/actions/insertDeals");
    return insertAllDeals(new Date().toISOString().slice(0, 10));
  });
  command("analyseSelection", "circular", async (consent) =>
    (await import("../workbook/actions/reportSelection")).reportSelection(consent),
  );
  command("openShare", "share", () => showPane("share"));
}
