import { ResponsiveContainer, Sankey } from "recharts";
import { useIsNarrow } from "../app/narrow.ts";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import type { FlowRows } from "./flow-rows.ts";

/** Height for each place of the fullest stage. */
const BAND = 46;
const LEAST_HEIGHT = 260;

/** Width the picture keeps on a phone, where it scrolls in a region of its own. */
const NARROW_WIDTH = 900;

/** A place as the library lays it out. */
interface PlaceProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly payload: object;
}

/** Letters of a name that the picture has room for; the table twin has all of it. */
const LONGEST = 34;

const short = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);

/** A place as a bar with its name and amount beside it. */
function Place({ x, y, width, height, payload }: PlaceProps) {
  const { name, note, colour, isLast } = payload as FlowRows["nodes"][number];
  const at = isLast ? x - 6 : x + width + 6;
  return (
    <g>
      <rect x={x} y={y} width={width} height={Math.max(1, height)} fill={colour} />
      <text
        x={at}
        y={y + height / 2}
        textAnchor={isLast ? "end" : "start"}
        fontSize={14}
        fill="#212b32"
        stroke="#fff"
        strokeWidth={3}
        paintOrder="stroke"
      >
        <tspan x={at} dy="-0.15em">
          {short(name)}
        </tspan>
        <tspan x={at} dy="1.15em" fill="#4c6272">
          {note}
        </tspan>
      </text>
    </g>
  );
}

/** Money on its way, the width of each band its amount. */
export function FlowPicture({ title, rows }: { title: string; rows: FlowRows }) {
  const isNarrow = useIsNarrow();
  const height = Math.max(LEAST_HEIGHT, rows.fullest * BAND + 20);
  const picture = (
    <ResponsiveContainer width="100%" height={height}>
      <Sankey
        data={{ nodes: [...rows.nodes], links: [...rows.links] }}
        nodePadding={34}
        nodeWidth={12}
        margin={{ top: 14, bottom: 20, left: 0, right: 0 }}
        link={{ stroke: "#12436d", strokeOpacity: 0.18 }}
        node={Place}
        title={title}
        sort={false}
      />
    </ResponsiveContainer>
  );
  return isNarrow ? (
    <ScrollRegion label={title}>
      <div style={{ width: NARROW_WIDTH }}>{picture}</div>
    </ScrollRegion>
  ) : (
    <div className="tandem-chart">{picture}</div>
  );
}
