import { AddressLink } from "../../parts/AddressLink.tsx";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { formatPence } from "../../words/figure.ts";
import { commissionerMatrix, type MatrixCell, type MatrixName, matrixKey } from "./matrix-series.ts";
import type { OverlapRow, OverlapSetRow } from "./overlap-rows.ts";

function Cell({
  cell,
  commissioner,
  line,
}: {
  cell: MatrixCell | undefined;
  commissioner: MatrixName;
  line: MatrixName;
}) {
  if (cell === undefined)
    return (
      <td>
        <span aria-hidden="true">–</span>
        <span className="nhsuk-u-visually-hidden">none</span>
      </td>
    );
  return (
    <td className={cell.sparePence > 0 ? "is-spare" : "is-some"}>
      <AddressLink changes={{ commissioner: commissioner.code, line: line.code }}>
        <strong>{cell.count}</strong>
        <span className="nhsuk-u-visually-hidden">
          {" "}
          of {commissioner.name} on {line.name}
          {cell.sparePence > 0 ? ", up to" : ""}
        </span>
        {cell.sparePence > 0 ? <span>{formatPence(cell.sparePence)}</span> : null}
      </AddressLink>
    </td>
  );
}

/** Who overlaps on which line: how many overlaps each commissioner is part of, and what its services could give up. */
export function CommissionerMatrix({
  rows,
  sets,
  isIllustrative,
}: {
  rows: readonly OverlapRow[];
  sets: readonly OverlapSetRow[];
  isIllustrative: boolean;
}) {
  const { commissioners, lines, cells } = commissionerMatrix(rows, sets);
  return (
    <section
      className={`tandem-card${isIllustrative ? " tandem-card--illustrative" : ""}`}
      aria-label="Who overlaps on what"
    >
      <h2 className="nhsuk-heading-s">Who overlaps on what</h2>
      <p className="tandem-finding">
        How many overlaps each commissioner is part of, and up to how many pounds its own services could give up. An
        overlap of two commissioners counts for both; each pound counts once.
      </p>
      <ScrollRegion label="Overlaps by commissioner and line">
        <table className="tandem-heat tandem-heat--wide">
          <caption className="nhsuk-u-visually-hidden">Overlaps by commissioner and line</caption>
          <thead>
            <tr>
              <th scope="col">Line</th>
              {commissioners.map(({ code, name }) => (
                <th key={code} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.code}>
                <th scope="row">{line.name}</th>
                {commissioners.map((commissioner) => (
                  <Cell
                    key={commissioner.code}
                    cell={cells.get(matrixKey(commissioner.code, line.code))}
                    commissioner={commissioner}
                    line={line}
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
