import type { FlowRow } from "../../../workbook/read/flowRows";

/** From a company's rim to its name. */
const LABEL_GAP = 4;
const LARGEST_NODE = 9;
const SMALLEST_NODE = 4;
/** Between the rims of neighbours, and from what is drawn to the edge. */
const LEAST_GAP = 1;
/** Companies beyond these are not drawn: the smallest go first. */
export const MOST_NODES = 24;
const WIDEST = 7;
/** Letters that there is room for beside the ring. */
const LETTERS_BESIDE = 9;

/** Room for a drawing, in CSS pixels. */
export interface NetworkRoom {
  readonly width: number;
  readonly height: number;
  readonly letters: number;
}

export interface NetworkNode {
  readonly name: string;
  /** The name, shortened to the room there is beside the ring. */
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly labelX: number;
  readonly labelY: number;
  readonly anchor: "start" | "middle" | "end";
  readonly paid: number;
  readonly received: number;
}

export interface NetworkLink {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  readonly path: string;
  readonly width: number;
  /** The middle of its way, where its amount is written. */
  readonly middle: readonly [number, number];
}

export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  /** Companies too small to be drawn. */
  readonly left: number;
}

interface Company {
  readonly name: string;
  paid: number;
  received: number;
}

interface Payment {
  readonly from: Company;
  readonly to: Company;
  amount: number;
}

/**
 * Companies on a ring, the largest at the top and on clockwise; payments as arcs that bend aside, so that both ways show. Names stand
 * beside the ring: no name and no company covers another, and all stay inside the room.
 */
export function layOutNetwork(rows: readonly FlowRow[], room: NetworkRoom): Network {
  const { companies, payments } = summed(rows);
  const bySize = [...companies].sort((a, b) => sizeOf(b) - sizeOf(a));
  const drawn = bySize.slice(0, MOST_NODES);
  const largest = drawn.length === 0 || sizeOf(drawn[0]) === 0 ? 1 : sizeOf(drawn[0]);
  const ring = ringIn(room, drawn.length);
  const radius = (node: Company) => SMALLEST_NODE + (ring.largestNode - SMALLEST_NODE) * Math.sqrt(sizeOf(node) / largest);
  const nodes = drawn.map((node, i) => placed({ ...node, radius: radius(node) }, i, drawn.length, ring, room));
  const at = new Map(drawn.map((company, i) => [company, nodes[i]]));
  const shown = payments.filter(({ from, to }) => from !== to && at.has(from) && at.has(to));
  const most = shown.reduce((sofar, { amount }) => Math.max(sofar, amount), 0) || 1;
  const links = shown.map(({ from, to, amount }) => {
    const width = Math.max(1, WIDEST * Math.sqrt(amount / most));
    return { from: from.name, to: to.name, amount, width, ...arc(at.get(from)!, at.get(to)!) };
  });
  // Thick ones first: thin ones stay visible on top of them.
  return { nodes, links: links.sort((a, b) => b.amount - a.amount), left: bySize.length - drawn.length };
}

function sizeOf({ paid, received }: Company): number {
  return paid + received;
}

/** What every company pays and receives, and every company to every other; names are compared without case. */
function summed(rows: readonly FlowRow[]): { readonly companies: readonly Company[]; readonly payments: readonly Payment[] } {
  const companies = new Map<string, Company>();
  const payments = new Map<Company, Map<Company, Payment>>();
  const of = (name: string) => {
    const key = name.toLowerCase();
    let known = companies.get(key);
    if (!known) companies.set(key, (known = { name, paid: 0, received: 0 }));
    return known;
  };
  for (const { from: payerName, to: payeeName, amount } of rows) {
    const [from, to] = [of(payerName), of(payeeName)];
    from.paid += amount;
    to.received += amount;
    let paid = payments.get(from);
    if (!paid) payments.set(from, (paid = new Map()));
    const before = paid.get(to);
    if (before) before.amount += amount;
    else paid.set(to, { from, to, amount });
  }
  return { companies: [...companies.values()], payments: [...payments.values()].flatMap((paid) => [...paid.values()]) };
}

interface Ring {
  readonly radiusX: number;
  readonly radiusY: number;
  readonly largestNode: number;
}

function ringIn({ width, height, letters }: NetworkRoom, count: number): Ring {
  const radiusX = width / 2 - LARGEST_NODE - LABEL_GAP - LETTERS_BESIDE * AVERAGE_WIDTH * letters;
  // Above and below the ring one name has room.
  const radiusY = height / 2 - LARGEST_NODE - LABEL_GAP - letters - LEAST_GAP;
  const apart = (4 * radiusY) / count;
  return { radiusX, radiusY, largestNode: Math.max(SMALLEST_NODE, Math.min(LARGEST_NODE, (apart - LEAST_GAP) / 2)) };
}

/** The i-th of `count` companies: clockwise from the top, evenly apart in height, so that the names of neighbours have a line each. */
function placed(
  node: Company & { readonly radius: number },
  i: number,
  count: number,
  { radiusX, radiusY }: Ring,
  { width, height, letters }: NetworkRoom,
): NetworkNode {
  // From 0 at the top down the right side to 1 at the foot, and up the left side.
  const turn = (2 * i) / count;
  const down = turn <= 1 ? turn : 2 - turn;
  const level = 2 * down - 1;
  const side = Math.abs(level) === 1 ? 0 : turn < 1 ? 1 : -1;
  const [x, y] = [width / 2 + side * radiusX * Math.sqrt(1 - level * level), height / 2 + radiusY * level];
  const gap = node.radius + LABEL_GAP;
  const labelX = x + side * gap;
  const anchor = side === 0 ? "middle" : side > 0 ? "start" : "end";
  const labelY = side !== 0 ? y + letters * 0.35 : level > 0 ? y + gap + letters * ASCENT : y - gap - letters * (1 - ASCENT);
  const roomBeside = (side === 0 ? width : side > 0 ? width - labelX : labelX) - 2 * LEAST_GAP;
  return { ...node, label: shortened(node.name, roomBeside / letters), x, y, anchor, labelX, labelY };
}

/** What of a letter's height stands above the line. */
const ASCENT = 0.8;

/** Widths of letters as parts of their height, on the wide side of what sans-serif fonts have. */
const AVERAGE_WIDTH = 0.56;
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\u1100-\uffff]/, 1.05],
  [/[WM@%\u2026]/, 0.95],
  [/[mw]/, 0.85],
  [/[A-Z&0-9\u00c0-\u10ff]/, 0.68],
  [/[ilj.,:;'|!ftrI ()\-]/, 0.4],
];

/** How wide a text is drawn, as a multiple of its letters' height. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += WIDTHS.find(([pattern]) => pattern.test(letter))?.[1] ?? 0.58;
  return width;
}

function shortened(name: string, room: number): string {
  if (textWidth(name) <= room) return name;
  const letters = [...name];
  while (letters.length > 1 && textWidth(`${letters.join("")}…`) > room) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** A curve from one node's rim to the other's, bent to the left of its way. */
function arc(a: NetworkNode, b: NetworkNode): Pick<NetworkLink, "path" | "middle"> {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const bend = 0.16;
  const [mx, my] = [(a.x + b.x) / 2 - dy * bend, (a.y + b.y) / 2 + dx * bend];
  const towards = ({ x, y, radius }: NetworkNode, gap: number) => {
    const distance = Math.hypot(mx - x, my - y) || 1;
    return [x + ((mx - x) / distance) * (radius + gap), y + ((my - y) / distance) * (radius + gap)];
  };
  const [sx, sy] = towards(a, 1);
  const [ex, ey] = towards(b, 2);
  const text = (value: number) => value.toFixed(1);
  const middle = [(sx + 2 * mx + ex) / 4, (sy + 2 * my + ey) / 4] as const;
  return { path: `M${text(sx)} ${text(sy)} Q${text(mx)} ${text(my)} ${text(ex)} ${text(ey)}`, middle };
}
