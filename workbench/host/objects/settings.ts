import type { HostContext } from "../hostContext";
import { invalidArgument, itemNotFound } from "../protocol/hostError";
import { HostObject, type Members } from "../protocol/hostObject";

/** The add-in's own settings in this workbook. */
export class SettingCollection extends HostObject {
  readonly members: Members<SettingCollection> = {
    type: "SettingCollection",
    methods: {
      Add: ({ host }, key: unknown, value: unknown) => {
        if (typeof key !== "string" || key === "") throw invalidArgument();
        const { extras } = host.grid;
        extras.set("settings", { ...extras.get("settings"), [key]: value });
        return new Setting(host, key);
      },
      GetItem: (settings, key: unknown) => settings.item(key) ?? missing(),
      GetItemOrNullObject: (settings, key: unknown) => settings.item(key),
      GetCount: (settings) => settings.items().length,
    },
  };

  constructor(readonly host: HostContext) {
    super();
  }

  override items = (): Setting[] => Object.keys(this.host.grid.extras.get("settings")).map((key) => new Setting(this.host, key));

  override item = (key: unknown): Setting | null =>
    Object.hasOwn(this.host.grid.extras.get("settings"), String(key)) ? new Setting(this.host, String(key)) : null;
}

class Setting extends HostObject {
  readonly members: Members<Setting> = {
    type: "Setting",
    properties: {
      Key: { get: ({ key }) => key },
      Value: {
        get: ({ host, key }) => host.grid.extras.get("settings")[key],
        set: ({ host, key }, value: unknown) => host.grid.extras.set("settings", { ...host.grid.extras.get("settings"), [key]: value }),
      },
    },
    methods: {
      Delete: ({ host, key }) => {
        const settings = { ...host.grid.extras.get("settings") };
        delete settings[key];
        host.grid.extras.set("settings", settings);
      },
    },
  };

  constructor(
    readonly host: HostContext,
    readonly key: string,
  ) {
    super();
  }

  override get id(): string {
    return this.key;
  }
}

function missing(): never {
  throw itemNotFound();
}
