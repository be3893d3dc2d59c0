/**
 * What Excel for Windows puts into an add-in's page as `window.external`, as far as office.js asks for it there: who the host is, what it
 * supports, and the numbered calls and events of the common API (Excel's own API goes over the other bridge).
 */
export interface NativeHost {
  GetContext(): unknown;
  GetHostInfo(): string;
  Execute(id: number, parameters: unknown, callback?: (reply: SafeArray) => void): void;
  RegisterEvent(
    id: number,
    target: string,
    handler: (event: unknown, parameters: unknown[]) => void,
    callback?: (status: number) => void,
  ): void;
  UnregisterEvent(id: number, target: string, callback?: (status: number) => void): void;
  GetLoggingAllowed(): boolean;
}

/** What the workbench answers for; Excel 2021 LTSC's ceiling is ExcelApi 1.14, office.js of the npm package knows up to 1.15. */
export const REQUIREMENT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: "1.15",
  SharedRuntime: "1.1",
  CustomFunctionsRuntime: "1.4",
  CustomFunctions: "1.4",
  RibbonApi: "1.1",
  AddinCommands: "1.1",
  CustomXmlParts: "1.1",
  Settings: "1.1",
  File: "1.1",
  CompressedFile: "1.1",
  DocumentEvents: "1.1",
  DialogApi: "1.2",
};

const OK = 0;

/** How lists cross from Excel's native code: wrapped, as the library expects them. */
interface SafeArray {
  toArray(): unknown[];
  dimensions(): number;
}

const safeArray = (list: readonly unknown[]): SafeArray => ({ toArray: () => [...list], dimensions: () => 1 });

export interface NativeCalls {
  /** Answers a call of the common API by its number; undefined for what is not known. */
  execute(id: number, parameters: unknown): Promise<readonly unknown[] | undefined> | readonly unknown[] | undefined;
  readonly settings: Record<string, string>;
  settingsChanged(): void;
  readonly documentUrl: string;
  readonly dark: boolean;
}

/** Office's colours, as numbers of red, green and blue. */
const LIGHT_THEME = {
  bodyBackgroundColor: 0xffffff,
  bodyForegroundColor: 0x242424,
  controlBackgroundColor: 0xf5f5f5,
  controlForegroundColor: 0x242424,
};
const DARK_THEME = {
  bodyBackgroundColor: 0x292929,
  bodyForegroundColor: 0xffffff,
  controlBackgroundColor: 0x3d3d3d,
  controlForegroundColor: 0xffffff,
};

/** Numbers under which office.js knows that a call is not implemented. */
const NOT_IMPLEMENTED = 5001;

export class NativeEvents {
  private readonly handlers = new Map<number, Set<(event: unknown, parameters: unknown[]) => void>>();

  add(id: number, handler: (event: unknown, parameters: unknown[]) => void): void {
    let known = this.handlers.get(id);
    if (!known) this.handlers.set(id, (known = new Set()));
    known.add(handler);
  }

  remove(id: number): void {
    this.handlers.delete(id);
  }

  fire(id: number, parameters: readonly unknown[]): void {
    for (const handler of this.handlers.get(id) ?? []) handler(id, [...parameters]);
  }
}

export function nativeHost(calls: NativeCalls, events: NativeEvents): NativeHost {
  const context = {
    GetAppType: () => 1,
    GetSolutionRef: () => "roundtrip",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => "en-US",
    GetAppDataLocale: () => "en-US",
    GetDocUrl: () => calls.documentUrl,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 1,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => "",
    GetCorrelationId: () => "",
    GetInstanceId: () => "workbench",
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetHostFullVersion: () => "16.0.18000.10000",
    GetSupportedMatrix: () => JSON.stringify(REQUIREMENT_SETS),
    GetInitialDisplayMode: () => 2,
    GetOfficeThemeInfo: () => JSON.stringify(calls.dark ? DARK_THEME : LIGHT_THEME),
    GetFeaturesForSolution: () => "",
    GetSettings: () => ({
      Read: (keys: string[], values: string[]) => {
        for (const [key, value] of Object.entries(calls.settings)) {
          keys.push(key);
          values.push(value);
        }
      },
      Write: (keys: string[], values: string[]) => write(calls, keys, values),
      WriteAsync: (keys: string[], values: string[], callback: (status: number) => void) => {
        write(calls, keys, values);
        callback(OK);
      },
    }),
  };
  return {
    GetContext: () => context,
    GetHostInfo: () => "Excel$Win32$16.01$en-US$$$$1",
    Execute: (id, parameters, callback) => {
      void Promise.resolve(calls.execute(id, parameters))
        .catch(() => undefined)
        .then((reply) => callback?.(safeArray(reply ?? [NOT_IMPLEMENTED])));
    },
    RegisterEvent: (id, _target, handler, callback) => {
      events.add(id, handler);
      callback?.(OK);
    },
    UnregisterEvent: (id, _target, callback) => {
      events.remove(id);
      callback?.(OK);
    },
    GetLoggingAllowed: () => false,
  };
}

function write({ settings, settingsChanged }: NativeCalls, keys: readonly string[], values: readonly string[]): void {
  for (const key of Object.keys(settings)) delete settings[key];
  keys.forEach((key, index) => (settings[key] = values[index]));
  settingsChanged();
}
