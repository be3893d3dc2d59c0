import { type Area, areaName } from "../grid/address";
import type { EventEntry } from "./protocol/messages";

/** Event numbers of office.js by the name under which it registers. */
const EVENTS = {
  DataChangedEvent: 10,
  ActivatedEvent: 11,
  DeactivatedEvent: 12,
  AddedEvent: 13,
  SelectionChangedEvent: 14,
  DeletedEvent: 15,
  CalculatedEvent: 16,
  FormatChangedEvent: 18,
  EventNameChanged: 25,
  EventVisibilityChanged: 26,
  EventMoved: 27,
} as const;
export type EventName = keyof typeof EVENTS;

const CATEGORY = 65_536;
/** Event number of `workbook.onSelectionChanged`. */
const DOCUMENT_SELECTION_CHANGED = 2;
/** The target of events that the workbook's sheets have together. */
const ALL_SHEETS = "Workbook";

interface Listening {
  readonly host: { readonly events: Events };
  /** Null: all sheets. */
  readonly sheetId: string | null;
}

/** The methods by which the library says that it listens, or does no longer. */
export function eventSwitches<T>(where: (target: T) => Listening) {
  const methods: Record<string, (target: T) => void> = {};
  for (const name of Object.keys(EVENTS) as EventName[]) {
    methods[`_Register${name}`] = (target) => {
      const { host, sheetId } = where(target);
      host.events.listen(name, sheetId, true);
    };
    methods[`_Unregister${name}`] = (target) => {
      const { host, sheetId } = where(target);
      host.events.listen(name, sheetId, false);
    };
  }
  return methods;
}

/** Tells the add-in what happens in the workbook, as far as it listens. */
export class Events {
  private readonly listening = new Map<string, number>();

  constructor(private readonly send: (entries: readonly EventEntry[]) => void) {}

  listen(name: EventName, sheetId: string | null, on: boolean): void {
    const key = `${name}|${sheetId ?? ALL_SHEETS}`;
    this.listening.set(key, Math.max(0, (this.listening.get(key) ?? 0) + (on ? 1 : -1)));
  }

  /** Sends an event about a sheet to whoever listens, after what is under way. */
  fire(name: EventName, sheetId: string, body: Readonly<Record<string, unknown>>): void {
    const targets = [sheetId, ALL_SHEETS].filter((target) => (this.listening.get(`${name}|${target}`) ?? 0) > 0);
    if (targets.length === 0) return;
    const message = JSON.stringify({ worksheetId: sheetId, ...body });
    queueMicrotask(() =>
      this.send(targets.map((targetId) => ({ messageCategory: CATEGORY, messageType: EVENTS[name], targetId, message }))),
    );
  }

  /** The workbook's own event of selecting: the library registers for it without telling the host. */
  selected(): void {
    queueMicrotask(() => this.send([{ messageCategory: CATEGORY, messageType: DOCUMENT_SELECTION_CHANGED, targetId: "", message: "{}" }]));
  }

  changed(sheetId: string, area: Area, changeType: string, byAddIn: boolean): void {
    this.fire("DataChangedEvent", sheetId, {
      address: areaName(area),
      changeType,
      source: "Local",
      triggerSource: byAddIn ? "ThisLocalAddin" : "Unknown",
    });
  }
}
