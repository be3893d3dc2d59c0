import type { ChartModel, CustomXmlPartModel, ProtectionModel } from "../charts/chartModel";
import { RESOURCE } from "../charts/chartModel";
import { IResourceManagerService, type Injector, UniverInstanceType } from "./univer";

export interface ExtraData {
  charts: ChartModel[];
  customXml: CustomXmlPartModel[];
  settings: Record<string, unknown>;
  protection: ProtectionModel;
}

const empty = (): ExtraData => ({ charts: [], customXml: [], settings: {}, protection: {} });

/** What a workbook of Excel holds and Univer has no place for, kept with the workbook's snapshot among its resources. */
export class Extras {
  private data = empty();
  /** The workbook that each kind of data was read from; none for what has been made since. */
  private readonly owners = new Map<keyof ExtraData, string>();
  private readonly listeners: (() => void)[] = [];

  constructor(injector: Injector) {
    const resources = injector.get(IResourceManagerService);
    for (const key of Object.keys(RESOURCE) as (keyof ExtraData)[]) {
      resources.registerPluginResource<ExtraData[typeof key]>({
        pluginName: RESOURCE[key] as never,
        businesses: [UniverInstanceType.UNIVER_SHEET],
        toJson: () => JSON.stringify(this.data[key]),
        parseJson: (json) => JSON.parse(json) as ExtraData[typeof key],
        onLoad: (unit, value) => {
          this.owners.set(key, unit);
          this.set(key, value);
        },
        // A workbook that is opened loads before the one it replaces unloads.
        onUnLoad: (unit) => {
          if ((this.owners.get(key) ?? unit) !== unit) return;
          this.owners.delete(key);
          this.set(key, empty()[key]);
        },
      });
    }
  }

  get<K extends keyof ExtraData>(key: K): ExtraData[K] {
    return this.data[key];
  }

  set<K extends keyof ExtraData>(key: K, value: ExtraData[K]): void {
    this.data = { ...this.data, [key]: value };
    for (const listener of this.listeners) listener();
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }
}
