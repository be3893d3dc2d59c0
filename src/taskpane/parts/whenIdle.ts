/** What can wait waits at most so long. */
const PATIENCE_MILLISECONDS = 4000;
/** Where a browser does not tell when it is idle. */
const SOON_MILLISECONDS = 500;

/** Calls back when the browser has nothing else to do. Returns how to call that off. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const id = requestIdleCallback(work, { timeout: PATIENCE_MILLISECONDS });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(work, SOON_MILLISECONDS);
  return () => clearTimeout(id);
}
