import { memo, useRef } from "react";
import { useAddress } from "../../app/address.ts";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { useArrowKeys } from "../../parts/arrow-keys.ts";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { formatNumber, formatPercent, stateWords } from "../../words/figure.ts";
import type { HeatRow } from "./gap-rows.ts";
import { type HeatCell, heatGrid, heatKey } from "./heat-series.ts";

/** From this many columns on their names stand upright, so that the whole table fits. */
const UPRIGHT_FROM = 8;

/** Paper to orange by the share of need that is not met; the ink stays readable on either. */
function shade({ unmet, demand }: HeatCell): { readonly background: string } {
  const share = demand > 0 ? Math.min(1, unmet / demand) : 0;
  return { background: `color-mix(in srgb, #f46a25 ${Math.round(share * 85)}%, #ffffff)` };
}

function cellWords({ hiddenBy, unmet, demand }: HeatCell): string {
  if (hiddenBy !== null) return stateWords(hiddenBy);
  const share = demand > 0 ? `, ${formatPercent(unmet / demand)}` : "";
  return `${formatNumber(unmet)} of ${formatNumber(demand)} not met${share}`;
}

function Cell({ cell, title }: { cell: HeatCell | undefined; title: string }) {
  if (cell === undefined)
    return (
      <td>
        <span aria-hidden="true">·</span>
        <span className="nhsuk-u-visually-hidden">no need recorded</span>
      </td>
    );
  const isHidden = cell.hiddenBy !== null;
  return (
    <td className={isHidden ? "is-unknown" : undefined} style={isHidden ? undefined : shade(cell)}>
      <AddressLink
        changes={{ open: cell.widest.key }}
        aria-label={`${title}: ${cellWords(cell)}`}
        title={`${title}: ${cellWords(cell)}`}
      >
        {isHidden ? (cell.hiddenBy === "SUPPRESSED" ? "c" : "?") : formatNumber(cell.unmet)}
      </AddressLink>
    </td>
  );
}

/** The cells, some hundred, drawn again only for other rows. */
const Grid = memo(({ rows, by }: { rows: readonly HeatRow[]; by: "area" | "ageBand" }) => {
  const table = useRef<HTMLTableElement>(null);
  useArrowKeys(table);
  const { lines, columns, cells } = heatGrid(rows, by);
  return (
    <table className={columns.length > UPRIGHT_FROM ? "tandem-heat tandem-heat--upright" : "tandem-heat"} ref={table}>
      <caption className="nhsuk-u-visually-hidden">
        Need not met, by service line and {by === "area" ? "ward" : "age"}
      </caption>
      <thead>
        <tr>
          <th scope="col">Service line</th>
          {columns.map(({ code, name }) => (
            <th key={code} scope="col">
              <span>{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.code}>
            <th scope="row">
              {line.name} <span className="tandem-heat__unit">{line.unitOfCare}s</span>
            </th>
            {columns.map(({ code, name }) => (
              <Cell key={code} cell={cells.get(heatKey(line.code, code))} title={`${line.name}, ${name}`} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

/** Unmet need by line and ward, or by line and age: the number in the cell, darker where more of the need is unmet. */
export function HeatTable({
  byWard,
  byAge,
  isIllustrative,
}: {
  byWard: readonly HeatRow[];
  byAge: readonly HeatRow[];
  isIllustrative: boolean;
}) {
  const { get, replace } = useAddress();
  const by = get("heat") === "ages" ? "ageBand" : "area";
  return (
    <section
      className={`tandem-card${isIllustrative ? " tandem-card--illustrative" : ""}`}
      aria-label="Where, and for whom"
    >
      <div className="tandem-card__head">
        <h2 className="nhsuk-heading-s">Where, and for whom</h2>
        <fieldset className="tandem-switch" aria-label="Columns of the table">
          <button type="button" aria-pressed={by === "area"} onClick={() => replace({ heat: null })}>
            By ward
          </button>
          <button type="button" aria-pressed={by === "ageBand"} onClick={() => replace({ heat: "ages" })}>
            By age
          </button>
        </fieldset>
      </div>
      <p className="tandem-finding">
        Need not met in the year, in each line's own unit. Darker: a larger part of the need is not met. Hatched with a
        question mark: what was met is not known; c: hidden, too few children. Each number opens its own figures; arrow
        keys move from cell to cell.
      </p>
      <ScrollRegion label="Need not met by service line">
        <Grid key={by} rows={by === "area" ? byWard : byAge} by={by} />
      </ScrollRegion>
    </section>
  );
}
