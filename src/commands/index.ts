import { showPane } from "../workbook/host";
import { type Action, type ActionResult, RUN_EVENT, type ToRun } from "../workbook/write/result";

/** Work that takes longer opens the pane, where it can be followed and stopped: the ribbon has no place for either. */
const LONG_MILLISECONDS = 2000;

/** Through the pane, which loads with this page, open or not; by itself where it is not there. */
function perform(action: Action): Promise<ActionResult> {
  let running: Promise<ActionResult> | undefined;
  const take: ToRun["take"] = (taken) => (running = taken);
  window.dispatchEvent(new CustomEvent<ToRun>(RUN_EVENT, { detail: { action, take } }));
  return running ?? action(false);
}

/** A ribbon button: Excel waits for `completed`, whatever happens. How it ended is told in the pane, where there is room for words and for undoing. */
function command(id: string, work: () => Promise<void>): void {
  Office.actions.associate(id, async (event: Office.AddinCommands.Event) => {
    try {
      await work();
    } finally {
      event.completed();
    }
  });
}

function actionCommand(id: string, tab: string, action: Action): void {
  command(id, async () => {
    const long = setTimeout(() => void showPane(tab), LONG_MILLISECONDS);
    try {
      const { kind } = await perform(action);
      if (kind !== "done" && kind !== "halted") await showPane(tab);
    } finally {
      clearTimeout(long);
    }
  });
}

if (typeof Office !== "undefined") {
  actionCommand("insertExample", "start", async (consent, course) =>
    (await import("../workbook/actions/insertExample")).insertExample(consent, course),
  );
  actionCommand("insertDeals", "deals", async (_, course) =>
    (await import("../workbook/actions/insertDeals")).insertAllDeals(new Date().toISOString().slice(0, 10), course),
  );
  actionCommand("analyseSelection", "circular", async (consent, course) =>
    (await import("../workbook/actions/reportSelection")).reportSelection(consent, course),
  );
  command("openShare", () => showPane("share"));
}
