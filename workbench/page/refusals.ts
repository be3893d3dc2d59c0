import type { Host } from "../host/host";

/** Something that a message offers to do. */
export interface Remedy {
  readonly label: string;
  readonly act: () => void;
}

/** Says why a sheet did not change: it is protected. Where no password is known, the way out is offered beside. */
export function sayRefusals(host: Host, say: (text: string, remedy?: Remedy) => void): void {
  host.onUserRefused = (sheetId) => {
    const { protection } = host.grid;
    const name = host.grid.sheet(sheetId)?.getSheetName() ?? "This sheet";
    const remedy = { label: "Unprotect sheet", act: () => protection.unprotect(sheetId) };
    say(
      `${name} is protected: only cells that its author left open can be changed. To change others, unprotect the sheet first.`,
      host.passwords.has(sheetId) ? undefined : remedy,
    );
  };
}
