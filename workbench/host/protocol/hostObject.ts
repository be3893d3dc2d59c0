import { apiNotFound } from "./hostError";
import type { QueryInfo } from "./messages";

export interface Property<T> {
  get(target: T): unknown;
  /** Absent where the property can only be read. */
  set?(target: T, value: never): void | Promise<void>;
}

/** What one kind of object of Excel's has, under the names that office.js uses on the wire (capitalised). */
export interface Members<T> {
  readonly type: string;
  /** Values. */
  readonly properties?: Readonly<Record<string, Property<T>>>;
  /** Other objects that hang on it. */
  readonly links?: Readonly<Record<string, (target: T) => HostObject | null>>;
  // Arguments come off the wire: each method checks its own.
  readonly methods?: Readonly<Record<string, (target: T, ...args: never[]) => unknown>>;
  /** Methods whose answer depends on calculated values. */
  readonly calculated?: readonly string[];
}

/** An object of Excel's object model as the host answers for it. */
export abstract class HostObject {
  /** Set once the library asks to keep it: later requests name it by this. */
  reference?: string;
  abstract readonly members: Members<never>;

  /** What identifies it among its like: the library keeps it to find the object again. */
  get id(): string | number | undefined {
    return undefined;
  }

  /** The members of a collection. */
  items?(): HostObject[];
  /** A collection's member by its key; null if there is none. */
  item?(key: unknown): HostObject | null;

  identity(): Record<string, unknown> {
    return {
      ...(this.reference === undefined ? {} : { _ReferenceId: this.reference }),
      ...(this.id === undefined ? {} : { Id: this.id }),
    };
  }

  private property(name: string): Property<never> | undefined {
    return this.members.properties?.[name];
  }

  has(link: string): boolean {
    return this.members.links?.[link] !== undefined;
  }

  /** The object that hangs on it under a name; null if there is none now. */
  link(name: string): HostObject | null {
    return this.members.links?.[name]?.(this as never) ?? null;
  }

  get(name: string): unknown {
    const property = this.property(name);
    if (!property) throw apiNotFound(`${this.members.type}.${name}`);
    return property.get(this as never) ?? null;
  }

  set(name: string, value: unknown): void | Promise<void> {
    const property = this.property(name);
    if (property?.set) return property.set(this as never, value as never);
    const link = this.link(name);
    if (!link || typeof value !== "object" || value === null) throw apiNotFound(`${this.members.type}.${name}`);
    for (const [part, partValue] of Object.entries(value)) void link.set(capitalised(part), partValue);
  }

  needsCalculation(method: string): boolean {
    return this.members.calculated?.includes(method) === true;
  }

  call(name: string, args: readonly unknown[]): unknown {
    const method = this.members.methods?.[name];
    if (!method) throw apiNotFound(`${this.members.type}.${name}`);
    return method(this as never, ...(args as never[]));
  }

  /** The values that a `load` asks for; without a selection, all of the object's own. */
  query({ Select, Top, Skip }: QueryInfo = {}): Record<string, unknown> {
    const out = this.identity();
    const all = Object.keys(this.members.properties ?? {});
    const select = Select && Select.length > 0 ? Select.filter((path) => path !== "") : all;
    const ofItems: string[] = [];
    const nested = new Map<string, string[]>();
    for (const path of select) {
      const [head, ...rest] = path.split("/");
      if (this.items && head === "items") {
        if (rest.length > 0) ofItems.push(rest.join("/"));
        continue;
      }
      const name = capitalised(head);
      const property = this.property(name);
      if (property && rest.length === 0) out[name] = this.get(name);
      else if (this.has(name)) nested.set(name, [...(nested.get(name) ?? []), ...(rest.length > 0 ? [rest.join("/")] : [])]);
      else if (this.items) ofItems.push(path);
      else if (!property) throw apiNotFound(`${this.members.type}.${head}`);
    }
    for (const [name, paths] of nested) out[name] = this.link(name)?.query({ Select: paths }) ?? null;
    if (this.items) {
      const items = this.items().slice(Skip ?? 0);
      out._Items = (Top === undefined ? items : items.slice(0, Top)).map((item) => item.query({ Select: ofItems }));
    }
    return out;
  }
}

export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
