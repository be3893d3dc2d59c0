/** Under which names of the environment tests find what was started before them. */
export const PLACES = { workbench: "ROUNDTRIP_TEST_WORKBENCH", browser: "ROUNDTRIP_TEST_BROWSER" } as const;

let end: () => Promise<void> = () => Promise.resolve();

export function keepUntilTeardown(close: () => Promise<void>): void {
  end = close;
}

export const endShared = (): Promise<void> => end();
