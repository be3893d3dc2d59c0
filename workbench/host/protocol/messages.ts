/** Requests of office.js ("ProcessQuery") and replies, as the library sends and expects them. Names are the library's. */
export interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** For every argument that is an object, the id of its path; null or 0 otherwise. */
  readonly ReferencedObjectPathIds?: readonly (number | null)[] | null;
}

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

export interface RequestBody {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface ReplyBody {
  readonly Results: { ActionId: number; Value: unknown }[];
  readonly TraceIds: number[];
  Error?: { Code: string; Message: string; Location: string; ActionIndex: number; HttpStatusCode: number };
}

export const ACTION = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5, queryJson: 7, ensureUnchanged: 8, update: 9 } as const;
export const PATH = { global: 1, service: 2, method: 3, property: 4, indexer: 5, reference: 6, none: 7 } as const;

/** One event for the add-in's event registrations. */
export interface EventEntry {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
}
