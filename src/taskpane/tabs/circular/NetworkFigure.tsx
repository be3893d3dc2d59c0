import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { moneyText } from "../../../workbook/read/parseNumber";
import type { FlowRow } from "../../../workbook/read/flowRows";
import { layOutNetwork, NETWORK_HEIGHT, NETWORK_WIDTH } from "./layOutNetwork";

const useStyles = makeStyles({
  frame: { overflow: "auto", border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  link: { fill: "none", stroke: tokens.colorNeutralForeground3, transitionProperty: "opacity", transitionDuration: "0.1s" },
  node: { cursor: "pointer", fill: tokens.colorBrandBackground, outlineOffset: "2px" },
  name: { fontSize: "10px", fill: tokens.colorNeutralForeground1, pointerEvents: "none" },
  arrow: { fill: tokens.colorNeutralForeground3 },
  hot: { fill: tokens.colorPaletteDarkOrangeForeground1 },
  bar: { display: "flex", justifyContent: "flex-end" },
});

interface NetworkFigureProps {
  readonly rows: readonly FlowRow[];
  /** Companies of the loop that is traced, in its order. */
  readonly traced: readonly string[];
  readonly company: string;
  readonly onCompany: (name: string) => void;
}

/** Companies on a ring, payments as arrows as wide as their amounts; the traced loop stands out. */
export function NetworkFigure({ rows, traced, company, onCompany }: NetworkFigureProps) {
  const styles = useStyles();
  const [large, setLarge] = useState(false);
  const { nodes, links } = useMemo(() => layOutNetwork(rows), [rows]);
  const onLoop = new Set(traced.map((name, i) => `${name}\n${traced[(i + 1) % traced.length]}`));
  const dim = (hot: boolean) => (traced.length > 0 && !hot ? 0.15 : hot ? 1 : 0.55);
  return (
    <div>
      <div className={styles.frame} tabIndex={large ? 0 : -1} role="group" aria-label="Network of payments">
        <svg viewBox={`0 0 ${NETWORK_WIDTH} ${NETWORK_HEIGHT}`} width={large ? NETWORK_WIDTH * 2.4 : "100%"} role="presentation">
          <defs>
            {(["arrow", "hot"] as const).map((kind) => (
              <marker
                key={kind}
                id={`head-${kind}`}
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="7"
                markerHeight="7"
                markerUnits="userSpaceOnUse"
                orient="auto"
              >
                <path d="M0 0 L8 4 L0 8 z" className={styles[kind]} />
              </marker>
            ))}
          </defs>
          {links.map(({ from, to, amount, path, width }) => {
            const hot = onLoop.has(`${from}\n${to}`);
            return (
              <path
                key={`${from}\n${to}`}
                d={path}
                className={styles.link}
                strokeWidth={width}
                opacity={dim(hot)}
                style={hot ? { stroke: tokens.colorPaletteDarkOrangeForeground1 } : undefined}
                markerEnd={`url(#head-${hot ? "hot" : "arrow"})`}
              >
                <title>{`${from} pays ${to} ${moneyText(amount)}`}</title>
              </path>
            );
          })}
          {nodes.map(({ name, x, y, anchor, labelX, labelY, paid, received }) => (
            <g
              key={name}
              role="button"
              tabIndex={0}
              aria-pressed={name === company}
              aria-label={`${name}: pays ${moneyText(paid)}, receives ${moneyText(received)}`}
              onClick={() => onCompany(name)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                onCompany(name);
              }}
            >
              <circle
                className={styles.node}
                cx={x}
                cy={y}
                r={name === company ? 7 : 5}
                opacity={traced.length > 0 && !traced.includes(name) ? 0.3 : 1}
              />
              <text className={styles.name} x={labelX} y={labelY} textAnchor={anchor} fontWeight={name === company ? 700 : 400}>
                {name.length > 14 ? `${name.slice(0, 13)}…` : name}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <div className={styles.bar}>
        <Button size="small" appearance="subtle" aria-pressed={large} onClick={() => setLarge(!large)}>
          {large ? "Fit to pane" : "Large view"}
        </Button>
      </div>
    </div>
  );
}
