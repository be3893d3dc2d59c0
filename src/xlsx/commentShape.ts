import type { CellPosition } from "./address";

const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"';

/** A drawing of comments with none in it yet; Excel shows a comment only where a drawing has a shape for it. */
export const EMPTY_DRAWING =
  `<xml ${NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>` +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>' +
  '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>';

/** Columns and rows that a comment's box covers. */
const WIDTH = 4;
const HEIGHT = 4;
const LAST_COLUMN = 16_383;
const LAST_ROW = 1_048_575;

/** The hidden box that shows a cell's comment; with its own namespaces, since it may go into a drawing that others wrote. */
export function commentShape({ row, column }: CellPosition, id: number): string {
  const left = Math.min(column + 1, LAST_COLUMN - WIDTH);
  const top = Math.min(Math.max(0, row - 1), LAST_ROW - HEIGHT);
  return (
    `<v:shape ${NAMESPACES} id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:Anchor>${left}, 15, ${top}, 2, ${left + WIDTH}, 15, ${top + HEIGHT}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column>` +
    "</x:ClientData></v:shape>"
  );
}
