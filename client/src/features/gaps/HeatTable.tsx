import { useAddress } from "../../app/address.ts";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { formatNumber } from "../../words/figure.ts";
import { agesText } from "../../words/text.ts";
import { type GapPlaceRow, type HeatCell, heatCells } from "./gap-series.ts";

interface Column {
  readonly code: string;
  readonly name: string;
}

/** Paper to orange by the share of need that is unmet; dark enough text on either. */
function shade({ unmet, demand }: HeatCell): { background: string; color: string } {
  const share = demand > 0 ? Math.min(1, unmet / demand) : 0;
  return { background: `color-mix(in srgb, #f46a25 ${Math.round(share * 85)}%, #ffffff)`, color: "#212b32" };
}

function columnsOf(rows: readonly GapPlaceRow[], by: "area" | "ageBand"): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const { area, ageBand } of rows) {
    if (by === "area" && area) columns.set(area.code, area);
    if (by === "ageBand" && ageBand)
      columns.set(ageBand.code, { code: ageBand.code, name: `Ages ${agesText(ageBand)}` });
  }
  const order = ({ code, name }: Column) => (by === "area" ? name : code.padStart(6, "0"));
  return [...columns.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function Cell({
  cell,
  line,
  column,
  onOpen,
}: {
  cell: HeatCell | undefined;
  line: string;
  column: string;
  onOpen: (row: GapPlaceRow) => void;
}) {
  if (cell === undefined) return <td aria-label="no need recorded">·</td>;
  const text = cell.isUnknown ? "?" : formatNumber(cell.unmet);
  const words = cell.isUnknown ? "partly not submitted" : `${text} of ${formatNumber(cell.demand)} not met`;
  return (
    <td className={cell.isUnknown ? "is-unknown" : undefined} style={cell.isUnknown ? undefined : shade(cell)}>
      <button type="button" aria-label={`${line}, ${column}: ${words}`} onClick={() => onOpen(cell.widest)}>
        {text}
      </button>
    </td>
  );
}

/** Unmet need in units of care by line and ward, or by line and age; darker where more of the need is unmet. */
export function HeatTable({ rows, onOpen }: { rows: readonly GapPlaceRow[]; onOpen: (row: GapPlaceRow) => void }) {
  const { get, set } = useAddress();
  const by = get("heat") === "ages" ? "ageBand" : "area";
  const columns = columnsOf(rows, by);
  const cells = heatCells(rows, by);
  const lines = [...new Map(rows.map(({ serviceLine }) => [serviceLine.code, serviceLine])).values()];
  return (
    <section className="tandem-card tandem-card--illustrative" aria-label="Where and for whom">
      <h2 className="nhsuk-heading-s">Where and for whom</h2>
      <p className="tandem-finding">
        Need not met in the year, in each line's own unit. Darker: a larger share of the need is not met. Hatched: not
        all figures were submitted.
      </p>
      <fieldset className="tandem-switch nhsuk-fieldset" aria-label="Columns">
        <button type="button" aria-pressed={by === "area"} onClick={() => set({ heat: null })}>
          By ward
        </button>
        <button type="button" aria-pressed={by === "ageBand"} onClick={() => set({ heat: "ages" })}>
          By age
        </button>
      </fieldset>
      <ScrollRegion label="Unmet need by line">
        <table className="tandem-heat">
          <thead>
            <tr>
              <th scope="col">Service line</th>
              {columns.map(({ code, name }) => (
                <th key={code} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                {columns.map((column) => (
                  <Cell
                    key={column.code}
                    cell={cells.get(`${code}|${column.code}`)}
                    line={name}
                    column={column.name}
                    onOpen={onOpen}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
