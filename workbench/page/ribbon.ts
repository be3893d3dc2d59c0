import type { AddIn } from "../host/addIn";
import type { AddInManifest } from "./manifest";
import type { Pane } from "./pane";

/** The add-in's commands on the ribbon, as its manifest declares them. */
export function fillRibbon(manifest: AddInManifest, addIn: AddIn, pane: Pane, buttons: HTMLElement, label: HTMLElement): void {
  label.textContent = manifest.group;
  for (const { id, label: text, tip, icon, command } of manifest.buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "command-button";
    button.id = id.replaceAll(".", "-");
    button.title = tip;
    const image = document.createElement("img");
    image.src = `/addin/${icon}`;
    image.alt = "";
    button.append(image, text);
    button.addEventListener("click", () => {
      if (!command) {
        pane.show(true);
        return;
      }
      button.disabled = true;
      void addIn.runCommand(command).finally(() => (button.disabled = false));
    });
    buttons.append(button);
  }
}
