import type { FunctionMetadata } from "../grid/functions/functionMetadata";
import { NativeEvents, nativeHost, type NativeHost } from "../office/nativeHost";
import { Host } from "./host";
import { HostObject, type Members } from "./protocol/hostObject";

/** functions.json of a build. */
export interface FunctionsFile {
  readonly functions: readonly FunctionMetadata[];
}

/** Number of the common API's selection event, for which Excel's own `workbook.onSelectionChanged` registers too. */
const SELECTION_CHANGED = 2;

/** An add-in beside the workbook: its functions in cells, its settings, its commands. */
export class AddIn {
  readonly native: NativeHost;
  readonly events = new NativeEvents();
  private readyForCommands: () => void = () => undefined;
  /** Resolves when the add-in's page can be told to run a command. */
  readonly ready = new Promise<void>((resolve) => (this.readyForCommands = resolve));

  constructor(
    private readonly host: Host,
    { functions }: FunctionsFile,
  ) {
    const { extras } = host.grid;
    const settings = { ...(extras.get("settings") as Record<string, string>) };
    this.native = nativeHost(
      {
        execute: () => undefined,
        settings,
        settingsChanged: () => extras.set("settings", { ...settings }),
        documentUrl: "C:/Book1.xlsx",
      },
      this.events,
    );
    host.grid.registerFunctions(functions);
    host.serve("Microsoft.InternalService.AddinInternalService", new AddinInternalService(this.readyForCommands));
  }

  /** Its scripts have run: functions may be called. */
  started(): void {
    this.host.functions.start();
  }

  selectionChanged(): void {
    this.events.fire(SELECTION_CHANGED, [""]);
  }
}

class AddinInternalService extends HostObject {
  readonly members: Members<AddinInternalService> = {
    type: "AddinInternalService",
    methods: { NotifyActionHandlerReady: ({ ready }) => ready() },
  };

  constructor(readonly ready: () => void) {
    super();
  }
}
