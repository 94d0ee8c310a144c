import { useRef } from "react";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { useArrowKeys } from "../../parts/arrow-keys.ts";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { aroundText, type CoverageCell, type CoverageGrid, lackText } from "./coverage-series.ts";

/** Paper to teal by the number of services, up to this many; the ink stays readable on either. */
const DARKEST = 12;

function shade(count: number): { readonly background: string } {
  return {
    background: `color-mix(in srgb, #28a197 ${Math.round((Math.min(count, DARKEST) / DARKEST) * 60)}%, #ffffff)`,
  };
}

function Cell({ cell, by }: { cell: CoverageCell; by: CoverageGrid["by"] }) {
  const lack = lackText(cell, by);
  return (
    <td className={cell.count === 0 ? "is-gap" : undefined} style={cell.count === 0 ? undefined : shade(cell.count)}>
      <AddressLink changes={{ [by]: cell.row.code, ages: cell.column.code, open: null }}>
        <span className="nhsuk-u-visually-hidden">
          {cell.row.name}, {cell.column.name}:{" "}
        </span>
        <strong>{cell.count}</strong>
        <span className="nhsuk-u-visually-hidden">{aroundText(cell, by)}</span>
        {lack === "" ? null : <span>{lack}</span>}
      </AddressLink>
    </td>
  );
}

/** How many services reach each need or ward at each age; each number leads to its services in the list. */
export function CoverageTable({ grid }: { grid: CoverageGrid }) {
  const table = useRef<HTMLTableElement>(null);
  const { by, rows, columns, cells } = grid;
  useArrowKeys(table);
  const what = by === "need" ? "Need" : "Ward";
  return (
    <>
      <p className="tandem-source">
        Framed 0: no service reaches. Darker: more services. Small print: ages{by === "need" ? " or wards" : ""} that
        none of them reaches. Each number leaves its services in the list; arrow keys move from cell to cell.
      </p>
      <ScrollRegion label={`Services by ${what.toLowerCase()} and age`}>
        <table className="tandem-heat tandem-heat--reach" ref={table}>
          <caption className="nhsuk-u-visually-hidden">Services by {what.toLowerCase()} and age</caption>
          <thead>
            <tr>
              <th scope="col">{what}</th>
              {columns.map(({ code, name }) => (
                <th key={code} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, name }, at) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                {cells[at]?.map((cell) => (
                  <Cell key={cell.column.code} cell={cell} by={by} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
