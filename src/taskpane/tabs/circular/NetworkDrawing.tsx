import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { moneyText } from "../../../workbook/read/parseNumber";
import type { Network, NetworkLink, NetworkRoom } from "./layOutNetwork";

const FORCED = "@media (forced-colors: active)";

const useStyles = makeStyles({
  drawing: { display: "block" },
  link: { fill: "none", stroke: tokens.colorNeutralForeground3, [FORCED]: { stroke: "CanvasText" } },
  hotLink: { stroke: tokens.colorPaletteDarkOrangeForeground1, [FORCED]: { stroke: "Highlight" } },
  arrow: { fill: tokens.colorNeutralForeground3, [FORCED]: { fill: "CanvasText" } },
  hotArrow: { fill: tokens.colorPaletteDarkOrangeForeground1, [FORCED]: { fill: "Highlight" } },
  company: {
    cursor: "pointer",
    outlineStyle: "none",
    ":focus-visible circle": { stroke: tokens.colorStrokeFocus2, strokeWidth: "3px" },
    ":focus-visible text": { textDecorationLine: "underline" },
    ":hover text": { textDecorationLine: "underline" },
  },
  node: { fill: tokens.colorCompoundBrandBackground, [FORCED]: { fill: "ButtonText" } },
  chosenNode: { stroke: tokens.colorNeutralForeground1, strokeWidth: "2px", [FORCED]: { fill: "Highlight" } },
  name: { fill: tokens.colorNeutralForeground1, [FORCED]: { fill: "CanvasText" } },
  // A rim in the ground's colour keeps letters readable on top of lines.
  amount: {
    fill: tokens.colorNeutralForeground1,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: "4px",
    paintOrder: "stroke",
    fontWeight: tokens.fontWeightSemibold,
    pointerEvents: "none",
    [FORCED]: { fill: "CanvasText", stroke: "Canvas" },
  },
});

interface NetworkDrawingProps {
  readonly network: Network;
  readonly room: NetworkRoom;
  /** Companies of the loop that is traced, in its order. */
  readonly traced: readonly string[];
  readonly company: string;
  readonly onCompany: (name: string) => void;
}

/** Companies on a ring, payments as arrows as wide as their amounts; the traced loop stands out and shows its amounts. */
export function NetworkDrawing({ network: { nodes, links }, room, traced, company, onCompany }: NetworkDrawingProps) {
  const styles = useStyles();
  const id = useId();
  const next = new Map(traced.map((name, i) => [name.toLowerCase(), traced[(i + 1) % traced.length].toLowerCase()]));
  const isHot = ({ from, to }: NetworkLink) => next.get(from.toLowerCase()) === to.toLowerCase();
  const cold = traced.length > 0 ? 0.15 : 0.55;
  const hot = links.filter(isHot);
  return (
    <svg className={styles.drawing} viewBox={`0 0 ${room.width} ${room.height}`} width={room.width} height={room.height}>
      <defs>
        {(["arrow", "hotArrow"] as const).map((kind) => (
          <marker
            key={kind}
            id={`${id}${kind}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0 L8 4 L0 8 z" className={styles[kind]} />
          </marker>
        ))}
      </defs>
      {[...links.filter((link) => !isHot(link)), ...hot].map((link) => {
        const { from, to, amount, path, width } = link;
        const shines = isHot(link);
        return (
          <path
            key={JSON.stringify([from, to])}
            d={path}
            className={mergeClasses(styles.link, shines && styles.hotLink)}
            strokeWidth={shines ? Math.max(width, 2.5) : width}
            opacity={shines ? 1 : cold}
            markerEnd={`url(#${id}${shines ? "hotArrow" : "arrow"})`}
          >
            <title>{`${from} pays ${to} ${moneyText(amount)}`}</title>
          </path>
        );
      })}
      {nodes.map(({ name, label, x, y, radius, anchor, labelX, labelY, paid, received }) => {
        const chosen = name === company;
        const about = `${name}: pays ${moneyText(paid)}, receives ${moneyText(received)}`;
        return (
          <g
            key={name}
            role="button"
            tabIndex={0}
            aria-pressed={chosen}
            aria-label={about}
            className={styles.company}
            opacity={traced.length > 0 && !next.has(name.toLowerCase()) ? 0.45 : 1}
            onClick={() => onCompany(name)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" && event.key !== " ") return;
              event.preventDefault();
              onCompany(name);
            }}
          >
            <title>{about}</title>
            <circle className={mergeClasses(styles.node, chosen && styles.chosenNode)} cx={x} cy={y} r={radius} />
            <text
              className={styles.name}
              x={labelX}
              y={labelY}
              textAnchor={anchor}
              fontSize={room.letters}
              fontWeight={chosen || next.has(name.toLowerCase()) ? 700 : 400}
            >
              {label}
            </text>
          </g>
        );
      })}
      {hot.map(({ from, to, amount, middle: [x, y] }) => (
        <text
          key={JSON.stringify([from, to])}
          className={styles.amount}
          x={x}
          y={y + room.letters * 0.35}
          textAnchor="middle"
          fontSize={room.letters}
        >
          {moneyText(amount)}
        </text>
      ))}
    </svg>
  );
}
