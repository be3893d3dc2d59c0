/** A button that the add-in's manifest puts on the ribbon. */
export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Path of its 32-pixel icon below the add-in's folder. */
  readonly icon: string;
  /** Name of the command it runs; absent for a button that shows the pane. */
  readonly command?: string;
}

export interface AddInManifest {
  readonly name: string;
  readonly group: string;
  readonly buttons: readonly RibbonButton[];
}

/** Reads what the ribbon needs from manifest.xml of a build. */
export function readManifest(xml: string): AddInManifest {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const all = (parent: Document | Element, tag: string) => [...parent.getElementsByTagNameNS("*", tag)];
  const strings = new Map(
    [...all(document, "String"), ...all(document, "Image"), ...all(document, "Url")].map((one) => [
      one.getAttribute("id"),
      one.getAttribute("DefaultValue") ?? "",
    ]),
  );
  const resource = (parent: Element | undefined, tag: string) =>
    strings.get((parent && all(parent, tag)[0])?.getAttribute("resid") ?? "") ?? "";
  const path = (url: string) => (url ? new URL(url).pathname.slice(1) : "");
  const group = all(document, "Group")[0];
  return {
    name: all(document, "DisplayName")[0]?.getAttribute("DefaultValue") ?? "Add-in",
    group: resource(group, "Label"),
    buttons: all(document, "Control").map((control) => {
      const large = all(control, "Image").find((image) => image.getAttribute("size") === "32");
      const action = all(control, "Action")[0];
      const command =
        action?.getAttribute("xsi:type") === "ExecuteFunction" ? all(action, "FunctionName")[0]?.textContent?.trim() : undefined;
      return {
        id: control.getAttribute("id") ?? "",
        label: resource(control, "Label"),
        tip: resource(all(control, "Supertip")[0], "Description"),
        icon: path(strings.get(large?.getAttribute("resid") ?? "") ?? ""),
        ...(command ? { command } : {}),
      };
    }),
  };
}
