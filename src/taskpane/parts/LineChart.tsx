import { makeStyles, tokens } from "@fluentui/react-components";
import { niceTicks } from "./niceTicks";

interface LineChartProps {
  readonly label: string;
  readonly points: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly format: (value: number) => string;
}

const WIDTH = 290;
const HEIGHT = 180;
const MARGIN = { top: 8, right: 16, bottom: 22, left: 46 };
/** Colours that differ in lightness too, each with its own dash: told apart without colour. */
const DASHES = ["none", "6 3", "2 3", "8 3 2 3", "1 4", "10 4"];

const useStyles = makeStyles({
  figure: { margin: 0 },
  axis: { fill: tokens.colorNeutralForeground2, fontSize: "10px" },
  grid: { stroke: tokens.colorNeutralStroke2 },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    gap: "2px 12px",
    fontSize: tokens.fontSizeBase200,
    listStyleType: "none",
    margin: 0,
    padding: "4px 0 0",
  },
  key: { display: "flex", alignItems: "center", gap: "5px" },
});

export const SERIES_COLORS = [
  tokens.colorBrandForeground1,
  tokens.colorPaletteDarkOrangeForeground1,
  tokens.colorPaletteBlueForeground2,
  tokens.colorPaletteBerryForeground1,
  tokens.colorNeutralForeground1,
  tokens.colorPaletteGreenForeground2,
];

/** Lines over points in order, with a legend; the figures themselves in its label, for those who hear it. */
export function LineChart({ label, points, series, format }: LineChartProps) {
  const styles = useStyles();
  const most = Math.max(0, ...series.flatMap(({ values }) => values.filter(Number.isFinite)));
  const ticks = niceTicks(most, 4);
  const top = ticks[ticks.length - 1] || 1;
  const x = (i: number) => MARGIN.left + (points.length < 2 ? 0 : (i / (points.length - 1)) * (WIDTH - MARGIN.left - MARGIN.right));
  const y = (value: number) => HEIGHT - MARGIN.bottom - (value / top) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const every = Math.ceil(points.length / 7);
  const last = points.length - 1;
  const said = series.map(
    ({ name, values }) => `${name}: ${format(values[0])} in ${points[0]}, ${format(values[last])} in ${points[last]}`,
  );
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-label={`${label}. ${said.join("; ")}.`}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={styles.grid} x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={y(tick)} y2={y(tick)} />
            <text className={styles.axis} x={MARGIN.left - 4} y={y(tick) + 3} textAnchor="end">
              {format(tick)}
            </text>
          </g>
        ))}
        {points.map(
          (point, i) =>
            i % every === 0 && (
              <text key={point} className={styles.axis} x={x(i)} y={HEIGHT - 6} textAnchor="middle">
                {point}
              </text>
            ),
        )}
        {series.map(({ name, values }, s) => (
          <polyline
            key={name}
            fill="none"
            strokeWidth={2}
            style={{ stroke: SERIES_COLORS[s % SERIES_COLORS.length] }}
            strokeDasharray={DASHES[s % DASHES.length]}
            points={values.map((value, i) => `${x(i)},${y(value)}`).join(" ")}
          />
        ))}
      </svg>
      <ul className={styles.legend} aria-hidden="true">
        {series.map(({ name }, s) => (
          <li key={name} className={styles.key}>
            <svg width="22" height="8">
              <line
                x1="0"
                x2="22"
                y1="4"
                y2="4"
                strokeWidth={2}
                style={{ stroke: SERIES_COLORS[s % SERIES_COLORS.length] }}
                strokeDasharray={DASHES[s % DASHES.length]}
              />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </figure>
  );
}
