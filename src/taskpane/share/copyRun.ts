import type { Outcome } from "../../domain/kernel/outcome";
import { shareCopy, type SharedCopy, type ShareOptions } from "../../xlsx/shareCopy";

/** Longest stretch in which the pane does not answer. */
const SLICE_MILLISECONDS = 25;

/** Makes a copy in slices between which the pane stays alive; null where it was given up. */
export function runCopy(bytes: Uint8Array, options: ShareOptions, signal: AbortSignal): Promise<Outcome<SharedCopy> | null> {
  const steps = shareCopy(bytes, options);
  return new Promise((resolve, reject) => {
    const slice = () => {
      if (signal.aborted) {
        resolve(null);
        return;
      }
      try {
        const end = performance.now() + SLICE_MILLISECONDS;
        do {
          const { done, value } = steps.next();
          if (done) {
            resolve(value as Outcome<SharedCopy>);
            return;
          }
        } while (performance.now() < end);
        setTimeout(slice, 0);
      } catch (error) {
        reject(error as Error);
      }
    };
    slice();
  });
}

/** Hands a file to the browser to keep. */
export function download(bytes: Uint8Array, name: string): void {
  const url = URL.createObjectURL(
    new Blob([bytes as BlobPart], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
