import { xmlText } from "../files/xmlText";
import { FONT_SIZE, type Role, type Scene, type Shape } from "./layout/scene";
import { colorOf } from "./palette";

export type Ground = "light" | "dark";

const INK = {
  light: { paper: "#ffffff", frame: "#d0d5db", text: "#3b424a", strong: "#1b1f24", grid: "#e3e6ea", axis: "#8a929b", onSeries: "#ffffff" },
  dark: { paper: "#1f2328", frame: "#444b54", text: "#c6ccd3", strong: "#f0f3f6", grid: "#373d45", axis: "#8a929b", onSeries: "#14171a" },
} as const;

function pathStyle(role: Role, series: number, ground: Ground): string {
  const color = colorOf(series, ground);
  switch (role) {
    case "grid":
      return `fill="none" stroke="${INK[ground].grid}"`;
    case "axis":
      return `fill="none" stroke="${INK[ground].axis}"`;
    case "line":
      return `fill="none" stroke="${color}" stroke-width="2.25" stroke-linejoin="round" stroke-linecap="round"`;
    case "area":
      return `fill="${color}" fill-opacity="0.75"`;
    default:
      return `fill="${color}" stroke="${INK[ground].paper}" stroke-width="0.75"`;
  }
}

function shapeMarkup(shape: Shape, ground: Ground): string {
  if (shape.kind === "path") {
    const label = shape.label ? `<title>${xmlText(shape.label)}</title>` : "";
    return `<path d="${shape.d}" ${pathStyle(shape.role, shape.series ?? 0, ground)}>${label}</path>`;
  }
  const { x, y, role, anchor = "start", angle, text } = shape;
  const color = role === "title" ? INK[ground].strong : role === "onSeries" ? INK[ground].onSeries : INK[ground].text;
  const turn = angle === undefined ? "" : ` transform="rotate(${angle} ${x.toFixed(2)} ${y.toFixed(2)})"`;
  const weight = role === "title" ? ' font-weight="600"' : "";
  return `<text x="${x.toFixed(2)}" y="${y.toFixed(2)}" font-size="${FONT_SIZE[role]}" fill="${color}" text-anchor="${anchor}"${weight}${turn}>${xmlText(text)}</text>`;
}

/** A chart as an SVG image that says what it shows: its title and description are its accessible name, every mark tells its value. */
export function svgMarkup({ width, height, title, description, shapes }: Scene, ground: Ground): string {
  const { paper, frame } = INK[ground];
  const attributes = `xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const label = xmlText(`${title}. ${description}`);
  return (
    `<svg ${attributes} aria-label="${label}" font-family="Calibri, 'Segoe UI', 'Liberation Sans', sans-serif">` +
    `<title>${xmlText(title)}</title><desc>${xmlText(description)}</desc>` +
    `<rect x="0.5" y="0.5" width="${Math.max(width - 1, 0)}" height="${Math.max(height - 1, 0)}" rx="2" fill="${paper}" stroke="${frame}"/>` +
    `<g aria-hidden="true">${shapes.map((shape) => shapeMarkup(shape, ground)).join("")}</g></svg>`
  );
}
