import type { FunctionMetadata } from "../grid/functions/functionMetadata";
import type { AddInPage } from "../office/addInPage";
import { Host } from "./host";
import { LentFiles, workbookBytes } from "./lentFiles";
import { HostObject, type Members } from "./protocol/hostObject";

/** functions.json of a build. */
export interface FunctionsFile {
  readonly functions: readonly FunctionMetadata[];
}

/** Number of the common API's selection event, for which Excel's own `workbook.onSelectionChanged` registers too. */
const SELECTION_CHANGED = 2;

/** Event by which the host tells the page to run a ribbon command, and the call by which the page says that it has. */
const COMMAND_INVOKED = 39;
const COMMAND_COMPLETED = 94;
const SUCCESS = 0;

/** An add-in beside the workbook: its functions in cells, its settings, its commands. */
export class AddIn {
  /** The add-in asks for its pane to be shown, or hidden. */
  onShowPane: () => void = () => undefined;
  onHidePane: () => void = () => undefined;
  private readyForCommands: () => void = () => undefined;
  private readonly running = new Map<string, (ran: boolean) => void>();
  private lastCommand = 0;
  private readonly files = new LentFiles(() => workbookBytes(this.host.grid));
  /** Resolves when the add-in's page can be told to run a command. */
  readonly ready = new Promise<void>((resolve) => (this.readyForCommands = resolve));

  constructor(
    private readonly host: Host,
    { functions }: FunctionsFile,
    private readonly page: AddInPage,
  ) {
    const { extras } = host.grid;
    const { settings } = page;
    const readSettings = () => {
      for (const key of Object.keys(settings)) delete settings[key];
      Object.assign(settings, extras.get("settings"));
    };
    readSettings();
    host.grid.onLoad(readSettings);
    page.answerWith({
      execute: (id, parameters) => this.execute(id, parameters),
      settingsChanged: () => extras.set("settings", { ...settings }),
    });
    host.grid.registerFunctions(functions);
    host.serve(
      "Microsoft.AppRuntime.AppRuntimeService",
      new AppRuntimeService((visible) => (visible ? this.onShowPane() : this.onHidePane())),
    );
    host.serve("Microsoft.InternalService.AddinInternalService", new AddinInternalService(this.readyForCommands));
  }

  /** Its scripts have run: functions may be called. */
  started(): void {
    this.host.functions.start();
  }

  /** Runs one of its ribbon commands, as a click on its button does; says whether the page knew the command. Resolves when it has completed. */
  async runCommand(name: string): Promise<boolean> {
    await this.ready;
    const id = `command-${++this.lastCommand}`;
    const completed = new Promise<boolean>((resolve) => this.running.set(id, resolve));
    this.page.events.fire(COMMAND_INVOKED, [id, name, JSON.stringify({ source: { id: name } })]);
    return completed;
  }

  private execute(id: number, parameters: readonly unknown[]): Promise<readonly unknown[]> | readonly unknown[] | undefined {
    if (id !== COMMAND_COMPLETED) return this.files.execute(id, parameters);
    const [command, status] = parameters as [string, number];
    this.running.get(command)?.(status === SUCCESS);
    this.running.delete(command);
    return [SUCCESS];
  }

  selectionChanged(): void {
    this.page.events.fire(SELECTION_CHANGED, [""]);
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

/** Excel.AppRuntimeState: whether the pane is in view. */
class AppRuntimeService extends HostObject {
  private state = "Visible";
  readonly members: Members<AppRuntimeService> = {
    type: "AppRuntimeService",
    methods: {
      GetAppRuntimeState: ({ state }) => state,
      SetAppRuntimeState: (service, state: string) => {
        service.state = state;
        service.show(/^visible$/i.test(state));
      },
    },
  };

  constructor(readonly show: (visible: boolean) => void) {
    super();
  }
}
