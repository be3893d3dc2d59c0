/** What Excel would take for a formula, a number, a date, a flag or an error when it stands alone in a cell. */
const READ_AS_MORE_THAN_TEXT =
  /^[=+\-@\t\r\n'#]|^\s*[\d.$€£¥(%]|^\s*(true|false)\s*$|^\s*(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)[\s\-/.,]*\d/i;

/** Control characters that no cell should hold; tabs and line breaks inside a text stay. */

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const CELL_LIMIT = 32_767;

/** Text as it must be written so that Excel keeps it as that text: with a leading apostrophe where it would be read as anything else. */
export function keptAsText(text: string): string {
  return READ_AS_MORE_THAN_TEXT.test(text) ? `'${text}` : text;
}

/** Text from anywhere, to be written as no more than text: without what no cell should hold. */
export function inertText(text: string): string {
  return keptAsText(text.replace(CONTROL, "").slice(0, CELL_LIMIT - 1));
}

/** The address of a link if it is one that may be followed (http or https, nothing hidden before the host), else null. */
export function safeLink(address: string | undefined): string | null {
  if (!address) return null;
  try {
    const url = new URL(address.trim());
    const web = url.protocol === "https:" || url.protocol === "http:";
    return web && url.username === "" && url.password === "" && url.href.length <= 2_000 ? url.href : null;
  } catch {
    return null;
  }
}
