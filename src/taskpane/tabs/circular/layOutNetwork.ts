import type { FlowRow } from "../../../workbook/read/flowRows";

export const NETWORK_WIDTH = 290;
export const NETWORK_HEIGHT = 250;
const RADIUS = { x: 88, y: 92 };
const LABEL_GAP = 10;
const NODE_GAP = 8;
/** Companies beyond these are not drawn: the smallest go first. */
const MOST_NODES = 24;
const WIDEST = 7;

export interface NetworkNode {
  readonly name: string;
  readonly x: number;
  readonly y: number;
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
}

/** Companies on an ellipse, the largest at the top and on clockwise; payments as arcs that bend aside, so that both ways show. */
export function layOutNetwork(rows: readonly FlowRow[]): {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
} {
  const totals = new Map<string, { name: string; paid: number; received: number }>();
  const amounts = new Map<string, number>();
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
    const key = `${payer.name}\n${payee.name}`;
    amounts.set(key, (amounts.get(key) ?? 0) + amount);
  }
  const bySize = [...totals.values()].sort((a, b) => b.paid + b.received - a.paid - a.received).slice(0, MOST_NODES);
  const nodes = bySize.map((node, i) => placed(node, i, bySize.length));
  const at = new Map(nodes.map((node) => [node.name, node]));
  const most = Math.max(...amounts.values(), 1);
  const links = [...amounts].flatMap(([key, amount]) => {
    const [from, to] = key.split("\n");
    const [a, b] = [at.get(from), at.get(to)];
    return a && b ? [{ from, to, amount, path: arc(a, b), width: Math.max(1, WIDEST * Math.sqrt(amount / most)) }] : [];
  });
  return { nodes, links };
}

function placed(node: { name: string; paid: number; received: number }, i: number, count: number): NetworkNode {
  const angle = (2 * Math.PI * i) / count - Math.PI / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = [NETWORK_WIDTH / 2 + RADIUS.x * cos, NETWORK_HEIGHT / 2 + RADIUS.y * sin];
  const anchor = Math.abs(cos) < 0.2 ? "middle" : cos > 0 ? "start" : "end";
  const labelY = y + 3 + (anchor === "middle" ? Math.sign(sin) * (LABEL_GAP + 4) : sin * 6);
  return { ...node, x, y, anchor, labelX: x + (anchor === "middle" ? 0 : Math.sign(cos) * LABEL_GAP), labelY };
}

/** A curve from one node's rim to the other's, bent to the left of its way. */
function arc(a: NetworkNode, b: NetworkNode): string {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = 0.16;
  const [mx, my] = [(a.x + b.x) / 2 - dy * bend, (a.y + b.y) / 2 + dx * bend];
  const towards = (from: NetworkNode, x: number, y: number) => {
    const distance = Math.hypot(x - from.x, y - from.y) || 1;
    return [from.x + ((x - from.x) / distance) * NODE_GAP, from.y + ((y - from.y) / distance) * NODE_GAP];
  };
  const [sx, sy] = length < 1 ? [a.x, a.y] : towards(a, mx, my);
  const [ex, ey] = towards(b, mx, my);
  const text = (value: number) => value.toFixed(1);
  return `M${text(sx)} ${text(sy)} Q${text(mx)} ${text(my)} ${text(ex)} ${text(ey)}`;
}
