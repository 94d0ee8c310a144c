import { useRef } from "react";
import { useFrame } from "../../app/frame.ts";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { useArrowKeys } from "../../parts/arrow-keys.ts";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { listText } from "../../words/text.ts";
import { AGENCY_LETTERS, AGENCY_WORDS, capital } from "./agency-words.ts";
import { needsLeftOut, type PairCell, type PairGrid, pairCellKey, pairGrid } from "./pair-heat-series.ts";
import type { DataGapRow, Pair, PlaceRow } from "./understanding-rows.ts";

function classOf({ state, more }: PairCell): string | undefined {
  if (state === "MISSING") return "is-unknown";
  if (state === "TOO_FEW") return "is-few";
  if (more === null) return undefined;
  return more === "FIRST" ? "is-first-more" : "is-second-more";
}

function Cell({ cell, title }: { cell: PairCell; title: string }) {
  return (
    <td className={classOf(cell)}>
      <AddressLink changes={{ open: cell.open }} title={`${title}: ${cell.words}`}>
        <span className="tandem-heat__times">{cell.print}</span>{" "}
        {cell.ages === null ? null : <span className="tandem-heat__ages">{cell.ages.replace("ages ", "")}</span>}
        <span className="nhsuk-u-visually-hidden">
          {title}: {cell.words}
        </span>
      </AddressLink>
    </td>
  );
}

function Grid({ grid, caption }: { grid: PairGrid; caption: string }) {
  const table = useRef<HTMLTableElement>(null);
  useArrowKeys(table);
  return (
    <table className="tandem-heat tandem-heat--upright tandem-heat--pair" ref={table}>
      <caption className="nhsuk-u-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Need</th>
          {grid.wards.map(({ code, name }) => (
            <th key={code} scope="col">
              <span>{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.needs.map((need) => (
          <tr key={need.code}>
            <th scope="row">{need.name}</th>
            {grid.wards.map((ward) => {
              const cell = grid.cells.get(pairCellKey(need.code, ward.code));
              return cell === undefined ? (
                <td key={ward.code} />
              ) : (
                <Cell key={ward.code} cell={cell} title={`${need.name}, ${ward.name}`} />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Key({ pair }: { pair: Pair }) {
  const side = (agency: Pair["first"]) => `${AGENCY_LETTERS[agency]}: ${AGENCY_WORDS[agency]} knows more than expected`;
  return (
    <ul className="tandem-key">
      <li>
        <span style={{ background: "#c3d3e0", borderColor: "#12436d" }} /> {side(pair.first)}
      </li>
      <li>
        <span style={{ background: "#fbc6ab", borderColor: "#b1420d" }} /> {side(pair.second)}
      </li>
      <li>
        <span /> White: chance may explain it, or too few to judge
      </li>
    </ul>
  );
}

/** Two agencies need by need and ward by ward: in each cell who knows more, and how many times as many. */
export function PairHeat({
  places,
  gaps,
  pair,
  need,
  ward,
  isIllustrative,
}: {
  places: readonly PlaceRow[];
  gaps: readonly DataGapRow[];
  pair: Pair;
  need: string | null;
  ward: string | null;
  isIllustrative: boolean;
}) {
  const frame = useFrame();
  const wards = ward === null ? frame.wards : frame.wards.filter(({ code }) => code === ward);
  const chosen = need === null ? places : places.filter((row) => row.need.code === need);
  const grid = pairGrid(chosen, gaps, pair, wards);
  const left = needsLeftOut(gaps, pair);
  const both = `${AGENCY_WORDS[pair.first]} and ${AGENCY_WORDS[pair.second]}`;
  return (
    <section
      className={`tandem-card${isIllustrative ? " tandem-card--illustrative" : ""}`}
      aria-label="Where their lists differ"
    >
      <h2 className="nhsuk-heading-s">Where the lists of {both} differ</h2>
      <p className="tandem-finding">
        Each number says how many times as many children an agency has on its lists as the other's list would lead one
        to expect from all other wards; 1 is agreement. Coloured: more than chance explains; ages under a number are the
        ages it holds for. “few”: too few children to judge. “?”: one of the two gives no number. Each cell opens the
        counts and ranges; arrow keys move from cell to cell.
      </p>
      {grid.needs.length === 0 ? (
        <p>
          {capital(both)} have no need in common here that both gave numbers for. Choose two other agencies, or take a
          filter away.
        </p>
      ) : (
        <>
          <Key pair={pair} />
          <ScrollRegion label={`How ${both} compare by need and ward`}>
            <Grid
              key={pair.code}
              grid={grid}
              caption={`How many times as many children ${both} know as expected, by need and ward`}
            />
          </ScrollRegion>
        </>
      )}
      {left.length === 0 ? null : (
        <p className="tandem-source">
          Not in the table, because one of the two records them nowhere:{" "}
          {listText(left.map((name) => name.toLowerCase()))}.
        </p>
      )}
    </section>
  );
}
