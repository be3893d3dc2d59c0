/** A part of the page that has the keyboard's focus as one, and how to give it. */
export interface FocusArea {
  readonly element: HTMLElement;
  focus(): void;
}

/**
 * F6 and Shift+F6 go from ribbon to sheet to pane and round again, as in Excel; areas that are hidden are left out.
 *
 * @param windows  the page's window, and those of frames in it: keys pressed there reach only them
 */
export function moveFocusByF6(areas: readonly FocusArea[], windows: readonly Window[]): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const shown = areas.filter(({ element }) => element.getClientRects().length > 0);
    const now = shown.findIndex(({ element }) => element.contains(document.activeElement));
    const next = now < 0 ? 0 : (now + (event.shiftKey ? shown.length - 1 : 1)) % shown.length;
    shown[next]?.focus();
  };
  for (const one of windows) one.addEventListener("keydown", onKey, { capture: true });
}
