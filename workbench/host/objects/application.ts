import type { HostContext } from "../hostContext";
import { invalidArgument, unsupported } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";

export class Application extends HostObject {
  readonly members: Members<Application> = {
    type: "Application",
    properties: {
      CalculationMode: {
        get: () => "Automatic",
        set: (_application, mode: string) => {
          if (!/^automatic$/i.test(mode)) throw unsupported("The workbench calculates automatically.");
        },
      },
      CalculationEngineVersion: { get: () => 191029 },
      CalculationState: { get: ({ host }) => (host.grid.calls.quiet ? "Done" : "Calculating") },
      DecimalSeparator: { get: () => "." },
      ThousandsSeparator: { get: () => "," },
      UseSystemSeparators: { get: () => true },
    },
    methods: {
      Calculate: ({ host }) => host.grid.calculation.full(),
      // A request's changes are drawn and calculated together anyway.
      SuspendApiCalculationUntilNextSync: () => undefined,
      SuspendScreenUpdatingUntilNextSync: () => undefined,
      CreateWorkbook: ({ host }, base64?: string | null) => new WorkbookCreated(host, base64 ?? null),
    },
  };

  constructor(readonly host: HostContext) {
    super();
  }
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    throw invalidArgument();
  }
}

class WorkbookCreated extends HostObject {
  readonly members: Members<WorkbookCreated> = {
    type: "WorkbookCreated",
    properties: { Id: { get: ({ id }) => id } },
    methods: { Open: ({ host, base64 }) => host.openWorkbook(base64 === null ? null : bytesOf(base64)) },
  };
  readonly created: string;

  constructor(
    readonly host: HostContext,
    readonly base64: string | null,
  ) {
    super();
    this.created = host.newGuid();
  }

  override get id(): string {
    return this.created;
  }
}
