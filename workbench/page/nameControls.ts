/** What the grid's controls are called, which show but a picture or a field: by command, or by where they stand. */
const NAMES: Readonly<Record<string, string>> = {
  '[data-u-command="univer.command.undo"]': "Undo",
  '[data-u-command="univer.command.redo"]': "Redo",
  '[data-u-command="sheet.command.set-once-format-painter"]': "Format painter",
  '[data-u-command="sheet.command.clear-selection-all"]': "Clear",
  '[data-u-command="sheet.command.set-range-font-family"] input': "Font",
  '[data-u-command="sheet.command.set-range-fontsize"] input': "Font size",
  '[data-u-command="sheet.command.set-range-font-increase"]': "Larger font",
  '[data-u-command="sheet.command.set-range-font-decrease"]': "Smaller font",
  '[data-u-command="sheet.command.set-range-bold"]': "Bold",
  '[data-u-command="sheet.command.set-range-italic"]': "Italic",
  '[data-u-command="sheet.command.set-range-underline"]': "Underline",
  '[data-u-command="sheet.command.set-range-stroke"]': "Strikethrough",
  '[data-u-command="sheet.command.numfmt.set.percent"]': "Percent format",
  '[data-u-command="sheet.command.numfmt.set.currency"]': "Currency format",
  '[data-u-command="sheet.command.numfmt.add.decimal.command"]': "More decimals",
  '[data-u-command="sheet.command.numfmt.subtract.decimal.command"]': "Fewer decimals",
  '[data-u-command="sheet.command.add-range-protection-from-toolbar"]': "Protect range",
  '[data-u-command="base-ui.operation.toggle-shortcut-panel"]': "Keyboard shortcuts",
  '[data-u-command="sheet.operation.insert-hyper-link-toolbar"]': "Insert link",
  '[data-u-command="sheet.operation.open-table-selector"]': "Insert table",
  '[data-u-command="ui.operation.open-find-dialog"]': "Find and replace",
  '[data-u-command="sheet.toolbar.text-to-number"]': "Text to number",
  '[data-u-command="sheet.command.toggle-gridlines"]': "Gridlines",
  '[data-u-comp="defined-name"] input': "Name box",
  '[aria-haspopup="menu"] > [data-u-comp="sheet-bar-append-button"]': "All sheets",
  '[data-u-comp="sheet-bar-append-button"]': "Add sheet",
  '[data-u-comp="button"]:has(+ div > [role="track"])': "Zoom out",
  ':has(> [role="track"]) + [data-u-comp="button"]': "Zoom in",
  '[role="handle"]': "Zoom",
};

/** Gives the grid's controls the names that a screen reader says, also those that are made later. */
export function nameControls(sheet: HTMLElement): void {
  const name = () => {
    for (const [selector, label] of Object.entries(NAMES))
      for (const control of sheet.querySelectorAll(`${selector}:not([aria-label])`)) control.setAttribute("aria-label", label);
  };
  let frame = 0;
  const schedule = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      name();
    });
  };
  new MutationObserver(schedule).observe(sheet, { childList: true, subtree: true });
  schedule();
}
