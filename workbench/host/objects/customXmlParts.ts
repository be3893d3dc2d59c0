import type { CustomXmlPartModel } from "../../charts/chartModel";
import type { HostContext } from "../hostContext";
import { invalidArgument, itemNotFound } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";

/** The namespace of a part: the default namespace of its root element. */
function namespaceOf(xml: string): string {
  return /<[^?!][^>]*?\sxmlns="([^"]*)"/.exec(xml)?.[1] ?? "";
}

/** Custom XML that travels with the file. */
export class CustomXmlPartCollection extends HostObject {
  readonly members: Members<CustomXmlPartCollection> = {
    type: "CustomXmlPartCollection",
    methods: {
      Add: (parts, xml: unknown) => parts.add(xml),
      GetItem: (parts, id: unknown) => parts.item(id) ?? missing(),
      GetItemOrNullObject: (parts, id: unknown) => parts.item(id),
      GetByNamespace: ({ host }, namespace: string) => new CustomXmlPartCollection(host, namespace),
      GetCount: (parts) => parts.items().length,
      GetOnlyItem: (parts) => {
        const items = parts.items();
        if (items.length !== 1) throw itemNotFound();
        return items[0];
      },
      GetOnlyItemOrNullObject: (parts) => {
        const items = parts.items();
        return items.length === 1 ? items[0] : null;
      },
    },
  };

  constructor(
    private readonly host: HostContext,
    private readonly namespace?: string,
  ) {
    super();
  }

  override items = (): CustomXmlPart[] =>
    this.host.grid.extras
      .get("customXml")
      .filter(({ xml }) => this.namespace === undefined || namespaceOf(xml) === this.namespace)
      .map(({ id }) => new CustomXmlPart(this.host, id));

  override item = (id: unknown): CustomXmlPart | null => this.items().find((part) => part.id === id) ?? null;

  private add(xml: unknown): CustomXmlPart {
    if (typeof xml !== "string" || !/^\s*(<\?xml[^>]*\?>\s*)?<[A-Za-z_]/.test(xml)) throw invalidArgument("The XML is not well formed.");
    const { extras } = this.host.grid;
    const id = this.host.newGuid();
    extras.set("customXml", [...extras.get("customXml"), { id, xml }]);
    return new CustomXmlPart(this.host, id);
  }
}

class CustomXmlPart extends HostObject {
  readonly members: Members<CustomXmlPart> = {
    type: "CustomXmlPart",
    properties: { Id: { get: ({ id }) => id }, NamespaceUri: { get: ({ part }) => namespaceOf(part.xml) } },
    methods: {
      GetXml: ({ part }) => part.xml,
      SetXml: (one, xml: string) => one.replace((part) => [{ ...part, xml }]),
      Delete: (one) => one.replace(() => []),
    },
  };

  constructor(
    private readonly host: HostContext,
    private readonly partId: string,
  ) {
    super();
  }

  override get id(): string {
    return this.partId;
  }

  private get part(): CustomXmlPartModel {
    return this.host.grid.extras.get("customXml").find(({ id }) => id === this.partId) ?? missing();
  }

  private replace(by: (part: CustomXmlPartModel) => CustomXmlPartModel[]): void {
    const { extras } = this.host.grid;
    extras.set(
      "customXml",
      extras.get("customXml").flatMap((part) => (part.id === this.partId ? by(part) : [part])),
    );
  }
}

function missing(): never {
  throw itemNotFound();
}
