import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { commissionerMatrix, type OverlapRow } from "./overlap-series.ts";

/** Who overlaps on which line: how many overlaps each commissioner is part of. */
export function CommissionerMatrix({ rows }: { rows: readonly OverlapRow[] }) {
  const { commissioners, lines, counts } = commissionerMatrix(rows);
  return (
    <section className="tandem-card tandem-card--illustrative" aria-label="Who overlaps on what">
      <h2 className="nhsuk-heading-s">Who overlaps on what</h2>
      <p className="tandem-finding">Overlaps each commissioner is part of. One overlap counts for both sides.</p>
      <ScrollRegion label="Overlaps by commissioner and line">
        <table className="tandem-heat">
          <thead>
            <tr>
              <th scope="col">Commissioner</th>
              {lines.map(({ code, name }) => (
                <th key={code} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {commissioners.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                {lines.map((line) => (
                  <td key={line.code}>{counts.get(`${code}|${line.code}`) ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
