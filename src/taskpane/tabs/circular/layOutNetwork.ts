import type { FlowRow } from "../../../workbook/read/flowRows";

const NODE_GAP = 9;
const LABEL_GAP = 9;
const LARGEST_NODE = 9;
const SMALLEST_NODE = 4;
/** Companies beyond these are not drawn: the smallest go first. */
const MOST_NODES = 24;
const WIDEST = 7;
/** Width of a letter as a part of the letters' height: what decides how much of a long name is shown. */
const LETTER = 0.56;

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

/** Companies on an ellipse, the largest at the top and on clockwise; payments as arcs that bend aside, so that both ways show. */
export function layOutNetwork(rows: readonly FlowRow[], room: NetworkRoom): Network {
  const totals = new Map<string, Company>();
  const amounts = new Map<string, { from: Company; to: Company; amount: number }>();
  const of = (name: string) => {
    const key = name.toLowerCase();
    const known = totals.get(key) ?? { name, paid: 0, received: 0 };
    totals.set(key, known);
    return known;
  };
  for (const { from, to, amount } of rows) {
    const [payer, payee] = [of(from), of(to)];
    payer.paid += amount;
    payee.received += amount;
    if (payer === payee) continue;
    const key = JSON.stringify([payer.name, payee.name]);
    const link = amounts.get(key) ?? { from: payer, to: payee, amount: 0 };
    link.amount += amount;
    amounts.set(key, link);
  }
  const size = ({ paid, received }: Company) => paid + received;
  const bySize = [...totals.values()].sort((a, b) => size(b) - size(a));
  const drawn = bySize.slice(0, MOST_NODES);
  const largest = Math.max(...drawn.map(size), 1);
  const radius = (node: Company) => SMALLEST_NODE + (LARGEST_NODE - SMALLEST_NODE) * Math.sqrt(size(node) / largest);
  const nodes = drawn.map((node, i) => placed({ ...node, radius: radius(node) }, i, drawn.length, room));
  const at = new Map(nodes.map((node) => [node.name, node]));
  const most = Math.max(...[...amounts.values()].map(({ amount }) => amount), 1);
  const links = [...amounts.values()].flatMap(({ from, to, amount }) => {
    const [a, b] = [at.get(from.name), at.get(to.name)];
    const width = Math.max(1, WIDEST * Math.sqrt(amount / most));
    return a && b ? [{ from: from.name, to: to.name, amount, width, ...arc(a, b) }] : [];
  });
  // Thick ones first: thin ones stay visible on top of them.
  return { nodes, links: links.sort((a, b) => b.amount - a.amount), left: bySize.length - drawn.length };
}

function placed(node: Company & { radius: number }, i: number, count: number, { width, height, letters }: NetworkRoom): NetworkNode {
  const angle = (2 * Math.PI * i) / count - Math.PI / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reach = { x: width / 2 - LABEL_GAP - letters * LETTER * 9 - 4, y: height / 2 - LABEL_GAP - letters - 6 };
  const [x, y] = [width / 2 + reach.x * cos, height / 2 + reach.y * sin];
  const anchor = Math.abs(cos) < 0.2 ? "middle" : cos > 0 ? "start" : "end";
  const gap = node.radius + 4;
  const labelX = x + (anchor === "middle" ? 0 : Math.sign(cos) * gap);
  const below = sin > 0 ? gap + letters * 0.8 : -gap;
  const labelY = anchor === "middle" ? y + below : y + letters * 0.35 + sin * 4;
  const roomBeside = anchor === "middle" ? width * 0.6 : (anchor === "start" ? width - labelX : labelX) - 1;
  const fits = Math.max(4, Math.floor(roomBeside / (letters * LETTER)));
  const label = node.name.length > fits ? `${node.name.slice(0, fits - 1)}…` : node.name;
  return { ...node, label, x, y, anchor, labelX, labelY };
}

/** A curve from one node's rim to the other's, bent to the left of its way. */
function arc(a: NetworkNode, b: NetworkNode): Pick<NetworkLink, "path" | "middle"> {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = 0.16;
  const [mx, my] = [(a.x + b.x) / 2 - dy * bend, (a.y + b.y) / 2 + dx * bend];
  const towards = ({ x, y, radius }: NetworkNode, gap: number) => {
    const distance = Math.hypot(mx - x, my - y) || 1;
    return [x + ((mx - x) / distance) * (radius + gap), y + ((my - y) / distance) * (radius + gap)];
  };
  const [sx, sy] = length < 1 ? [a.x, a.y] : towards(a, 1);
  const [ex, ey] = towards(b, NODE_GAP - 7);
  const text = (value: number) => value.toFixed(1);
  const middle = [(sx + 2 * mx + ex) / 4, (sy + 2 * my + ey) / 4] as const;
  return { path: `M${text(sx)} ${text(sy)} Q${text(mx)} ${text(my)} ${text(ex)} ${text(ey)}`, middle };
}
