import { apiNotFound, HostError, itemNotFound } from "./hostError";
import { HostObject, capitalised } from "./hostObject";
import { ACTION, type Action, type ArgumentInfo, type ObjectPath, PATH, type ReplyBody, type RequestBody } from "./messages";

/** What a request may reach: the workbook, objects kept from earlier requests, and services beside the workbook. */
export interface Reachable {
  readonly root: HostObject;
  kept(reference: string): HostObject | undefined;
  keep(object: HostObject): void;
  service(name: string): HostObject | null;
  /** Why the last action was refused, where it wanted something that the workbook's protection forbids. */
  denied(): HostError | null;
  /** Resolves when every value so far is calculated. */
  settled(): Promise<void>;
}

/**
 * Carries out one request of office.js: its actions in order, each object along its path. As in Excel, an action that fails ends the
 * request, what came before it stays done.
 */
export async function processRequest({ Actions, ObjectPaths }: RequestBody, reachable: Reachable): Promise<ReplyBody> {
  const reply: ReplyBody = { Results: [], TraceIds: [] };
  const objects = new Map<number, HostObject | null>();
  const resolve = (id: number): Promise<HostObject | null> => resolvePath(ObjectPaths, objects, reachable, id);
  for (const [index, action] of Actions.entries()) {
    try {
      const value = await carryOut(action, resolve, reachable, reply);
      const denied = reachable.denied();
      if (denied) throw denied;
      reply.Results.push({ ActionId: action.Id, Value: value });
    } catch (error) {
      // What went wrong because something had been refused before is no matter.
      const { code, message } = reachable.denied() ?? asHostError(error);
      const location = action.ActionType === ACTION.method || action.ActionType === ACTION.set ? action.Name : "";
      reply.Error = { Code: code, Message: message, Location: location, ActionIndex: index, HttpStatusCode: 400 };
      break;
    }
  }
  return reply;
}

function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  return new HostError("GeneralException", `There was an internal error while processing the request. (${String(error)})`);
}

type Resolve = (id: number) => Promise<HostObject | null>;

async function carryOut(action: Action, resolve: Resolve, reachable: Reachable, reply: ReplyBody): Promise<unknown> {
  if (action.ActionType === ACTION.trace) {
    reply.TraceIds.push(action.Id);
    return null;
  }
  const object = action.ObjectPathId ? await resolve(action.ObjectPathId) : null;
  switch (action.ActionType) {
    case ACTION.instantiate:
      return object?.identity() ?? null;
    case ACTION.query:
    case ACTION.queryJson:
      if (!object) return null;
      await reachable.settled();
      return object.query(action.QueryInfo);
    case ACTION.method: {
      if (!object) return null;
      const value = await callOn(object, action.Name, given(await argumentsOf(action.ArgumentInfo, resolve)), reachable);
      return value instanceof HostObject || value === undefined ? null : value;
    }
    case ACTION.set:
      await object?.set(action.Name, (await argumentsOf(action.ArgumentInfo, resolve))[0]);
      return null;
    case ACTION.update:
      for (const [name, value] of Object.entries(action.ObjectState ?? {})) await object?.set(capitalised(name), value);
      return null;
    case ACTION.ensureUnchanged:
      return null;
    default:
      throw apiNotFound(`action ${action.ActionType}`);
  }
}

async function callOn(object: HostObject, name: string, args: readonly unknown[], reachable: Reachable): Promise<unknown> {
  if (name === "_KeepReference") return reachable.keep(object);
  if (object.needsCalculation(name)) await reachable.settled();
  return object.call(name, args);
}

async function argumentsOf(info: ArgumentInfo | undefined, resolve: Resolve): Promise<unknown[]> {
  const out: unknown[] = [];
  for (const [index, value] of (info?.Arguments ?? []).entries()) {
    const reference = info?.ReferencedObjectPathIds?.[index];
    out.push(reference ? await resolve(reference) : value);
  }
  return out;
}

/** The library sends null for an argument that a script has left out. */
const given = (args: readonly unknown[]): unknown[] => args.map((one) => one ?? undefined);

async function resolvePath(
  paths: RequestBody["ObjectPaths"],
  objects: Map<number, HostObject | null>,
  reachable: Reachable,
  id: number,
): Promise<HostObject | null> {
  const known = objects.get(id);
  if (known !== undefined) return known;
  const path = paths[id];
  if (!path) throw itemNotFound();
  const resolve = (other: number) => resolvePath(paths, objects, reachable, other);
  const object = await step(path, resolve, reachable);
  objects.set(id, object);
  return object;
}

async function step(path: ObjectPath, resolve: Resolve, reachable: Reachable): Promise<HostObject | null> {
  if (path.ObjectPathType === PATH.global) return reachable.root;
  if (path.ObjectPathType === PATH.none) return null;
  if (path.ObjectPathType === PATH.service) {
    const service = reachable.service(path.Name);
    if (!service) throw apiNotFound(path.Name);
    return service;
  }
  if (path.ObjectPathType === PATH.reference) {
    const kept = reachable.kept(path.Name);
    if (!kept) throw new HostError("InvalidReference", "This reference is not valid for the current operation.");
    return kept;
  }
  const parent = await resolve(path.ParentObjectPathId ?? 0);
  // What hangs on a null object is a null object.
  if (!parent) return null;
  if (path.ObjectPathType === PATH.property) {
    if (!parent.has(path.Name)) throw apiNotFound(`${parent.members.type}.${path.Name}`);
    return parent.link(path.Name);
  }
  const args = await argumentsOf(path.ArgumentInfo, resolve);
  if (path.ObjectPathType === PATH.indexer) {
    const item = parent.item?.(args[0]);
    if (!item) throw itemNotFound();
    return item;
  }
  const made = await callOn(parent, path.Name, given(args), reachable);
  if (made === null || made === undefined || made instanceof HostObject) return made ?? null;
  throw apiNotFound(`${parent.members.type}.${path.Name}`);
}
