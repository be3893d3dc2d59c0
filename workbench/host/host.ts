import type { Grid } from "../grid/grid";
import type { HostLine } from "../office/hostLine";
import { CustomFunctionsService } from "./customFunctionsService";
import type { HostObject } from "./protocol/hostObject";
import type { EventEntry, ReplyBody, RequestBody } from "./protocol/messages";
import { processRequest, type Reachable } from "./protocol/processRequest";
import type { ConditionalFormatEntry, HostContext, ObjectFactory, TableLook } from "./hostContext";
import { Range } from "./objects/range";
import { TableCollection } from "./objects/tableCollection";
import { Workbook } from "./objects/workbook";
import { Worksheet } from "./objects/worksheet";
import { Events } from "./events";
import { forwardGridEvents } from "./gridEvents";
import { accessDenied, unsupported } from "./protocol/hostError";

interface Request {
  readonly id: number;
  readonly message: { readonly url: string; readonly body: RequestBody };
}

const MESSAGE = { response: 2, event: 3 } as const;
const CUSTOM_FUNCTIONS = "Microsoft.ExcelServices.CustomFunctions";

/** Excel, as far as office.js can tell: answers requests on a workbook that lives in the grid, sends events, calls custom functions. */
export class Host implements HostContext {
  readonly workbook: Workbook;
  readonly functions: CustomFunctionsService;
  readonly events = new Events((entries) => this.send(entries));
  readonly make: ObjectFactory = {
    range: (sheetId, area) => Range.at(this, sheetId, area),
    worksheet: (sheetId) => new Worksheet(this, sheetId),
    tables: (ids) => new TableCollection(this, () => this.grid.tables().filter(({ id }) => ids.includes(id))),
  };
  readonly rememberedLooks = new Map<string, Record<string, unknown>>();
  readonly tableLooks = new Map<string, TableLook>();
  conditionalFormats: readonly ConditionalFormatEntry[] = [];
  readonly passwords = new Map<string, string>();
  private readonly rests = new Map<string, Map<string, unknown>>();
  openWorkbook: (file: Uint8Array | null) => Promise<void> = () => Promise.reject(unsupported("No further workbook can be opened here."));
  private readonly kept = new Map<string, HostObject>();
  private lastReference = 0;
  /** Requests are carried out one after the other, each whole. */
  private queue: Promise<void> = Promise.resolve();
  /** A request is being carried out: what changes now changes by the add-in's hand. */
  private working = false;
  /** What it wanted was refused: the sheet is protected. */
  private refused = false;
  /** A user, not the add-in, was refused a change of a protected sheet. */
  onUserRefused: (sheetId: string) => void = () => undefined;
  private readonly services = new Map<string, HostObject>();

  constructor(
    readonly grid: Grid,
    private readonly line: HostLine,
  ) {
    line.listen((text) => this.receive(JSON.parse(text) as Request));
    grid.onLoad(() => this.forget());
    forwardGridEvents(grid, this.events, () => this.working);
    grid.protection.onRefused((sheetId) => {
      if (this.working) this.refused = true;
      else this.onUserRefused(sheetId);
    });
    this.workbook = new Workbook(this);
    this.functions = new CustomFunctionsService(grid, (entries) => this.send(entries));
    this.services.set(CUSTOM_FUNCTIONS, this.functions);
  }

  /** Makes a service beside the workbook known, such as the one that ribbon commands report to. */
  serve(name: string, service: HostObject): void {
    this.services.set(name, service);
  }

  /** Sends events to the library. */
  send(entries: readonly EventEntry[]): void {
    this.post({ type: MESSAGE.event, message: { entries } });
  }

  release(reference: string): void {
    this.kept.delete(reference);
  }

  releaseAll(): void {
    this.kept.clear();
  }

  get referenceCount(): number {
    return this.kept.size;
  }

  newGuid(): string {
    // Not counted: a workbook opened from a file brings the ids that another host gave.
    return `{${crypto.randomUUID().toUpperCase()}}`;
  }

  chartRest(chartId: string): Map<string, unknown> {
    let rest = this.rests.get(chartId);
    if (!rest) this.rests.set(chartId, (rest = new Map()));
    return rest;
  }

  private receive({ id, message }: Request): void {
    // Answers of custom functions must not wait behind a request that waits for calculated values.
    const isAnswer = Object.values(message.body.ObjectPaths).some((path) => path.Name === CUSTOM_FUNCTIONS);
    const work = async () =>
      this.post({
        id,
        type: MESSAGE.response,
        message: { statusCode: 200, headers: {}, body: JSON.stringify(await this.process(message.body)) },
      });
    if (isAnswer) void work();
    else this.queue = this.queue.then(work);
  }

  /** Carries out one request; its changes to the workbook are one step of undo. */
  process(body: RequestBody): Promise<ReplyBody> {
    const reachable: Reachable = {
      root: this.workbook,
      kept: (reference) => this.kept.get(reference),
      keep: (object) => {
        object.reference ??= `ref:${++this.lastReference}`;
        this.kept.set(object.reference, object);
      },
      service: (name) => this.services.get(name) ?? null,
      denied: () => {
        const { refused } = this;
        this.refused = false;
        return refused ? accessDenied() : null;
      },
      settled: () => this.grid.calculation.settled(),
    };
    return this.grid.asOneStep(async () => {
      this.working = true;
      try {
        return await processRequest(body, reachable);
      } finally {
        this.grid.edits.fitRows();
        this.working = false;
      }
    });
  }

  /** Another workbook is open: what was kept is of the one before. */
  private forget(): void {
    this.kept.clear();
    this.tableLooks.clear();
    this.rememberedLooks.clear();
    this.rests.clear();
    this.passwords.clear();
    this.conditionalFormats = [];
  }

  private post(message: object): void {
    this.line.post(JSON.stringify(message));
  }
}
