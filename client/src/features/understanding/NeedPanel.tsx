import { UnderstandingPlaceDocument } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { useFrame } from "../../app/frame.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Explanation } from "../../parts/Explanation.tsx";
import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { agesText } from "../../words/text.ts";
import { AGENCY_WORDS, capital, childrenText, comparisonText, LIST_WORDS } from "./agency-words.ts";
import { possibleText, ratioText, widestFirst } from "./place-words.ts";
import { useUnderstandingVariables } from "./understanding-address.ts";
import type { AgeRow } from "./understanding-rows.ts";

function Counts({ rows }: { rows: readonly AgeRow[] }) {
  const [first] = rows;
  if (first === undefined) return null;
  return (
    <ScrollRegion label="Children on each agency's lists, by age">
      <table className="tandem-table tandem-cards">
        <caption>Children on each agency's lists</caption>
        <thead>
          <tr>
            <th scope="col">Ages</th>
            {first.views.map(({ agency }) => (
              <th key={agency} scope="col" className="is-number">
                {capital(AGENCY_WORDS[agency])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, ageBand, views }) => (
            <tr key={key}>
              <th scope="row">{agesText(ageBand)}</th>
              {views.map(({ agency, children }) => (
                <td key={agency} data-label={capital(AGENCY_WORDS[agency])} className="is-number">
                  {childrenText(children)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Ratios({ rows }: { rows: readonly AgeRow[] }) {
  const compared = rows.flatMap(({ key, ageBand, comparisons }) =>
    comparisons.map((comparison) => ({ key: `${key}|${comparison.first}|${comparison.second}`, ageBand, comparison })),
  );
  if (compared.length === 0) return <p>No two agencies gave a number here, so nothing can be compared.</p>;
  return (
    <ScrollRegion label="How each two agencies compare, by age">
      <table className="tandem-table tandem-cards">
        <caption>How each two compare with all other wards</caption>
        <thead>
          <tr>
            <th scope="col">Ages and agencies</th>
            <th scope="col">Times as many as expected (range)</th>
          </tr>
        </thead>
        <tbody>
          {compared.map(({ key, ageBand, comparison }) => (
            <tr key={key}>
              <th scope="row">
                {agesText(ageBand)}: {AGENCY_WORDS[comparison.first]} and {AGENCY_WORDS[comparison.second]}
              </th>
              <td data-label="Times as many as expected">{ratioText(comparison)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Lists({ row }: { row: AgeRow }) {
  const lists = row.views.flatMap(({ agency, lists: own }) => own.map((entry) => ({ agency, ...entry })));
  return (
    <dl className="tandem-summary">
      {lists.map(({ agency, list, children }) => (
        <div key={`${agency}|${list}`}>
          <dt>
            {capital(AGENCY_WORDS[agency])}: {LIST_WORDS[list]}
          </dt>
          <dd>{childrenText(children)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Content({ rows: given }: { rows: readonly AgeRow[] }) {
  const rows = given.toSorted((a, b) => a.ageBand.from - b.ageBand.from);
  const [widest] = widestFirst(rows);
  if (widest === undefined) return <p>No agency has returned a number here for this year. Choose another year.</p>;
  const possible = possibleText(rows);
  return (
    <>
      {widest.comparisons.map((comparison) => (
        <p key={`${comparison.first}|${comparison.second}`} className="nhsuk-body-l">
          Ages {agesText(widest.ageBand)}. {comparisonText(comparison)}.
        </p>
      ))}
      <div className="tandem-callout">
        <h3 className="nhsuk-heading-s">What to do</h3>
        <p>
          Compare the lists with those who keep them. Children may be missed by one agency, or counted by other rules.
          Lists are not matched child by child: nobody here knows whether the same children are on both.
        </p>
      </div>
      <Counts rows={rows} />
      {possible === null ? null : <p>{possible}</p>}
      <h3 className="nhsuk-heading-s">List by list, ages {agesText(widest.ageBand)}</h3>
      <Lists row={widest} />
      <Ratios rows={rows} />
      <p className="tandem-source">Ranges in brackets are what chance alone allows, 998 times in 1,000.</p>
      <Explanation explanation={widest.explanation} />
    </>
  );
}

/** One need in one ward: what each agency knows, how they compare, and what else the children may be counted under. */
export function NeedPanel({ place, onClose }: { place: string; onClose: () => void }) {
  const { partnership, month, filter } = useUnderstandingVariables();
  const { wards } = useFrame();
  const [need = "", ward = ""] = place.split("|");
  const isKnownWard = wards.some(({ code }) => code === ward);
  const answer = useAnswer(
    UnderstandingPlaceDocument,
    isKnownWard ? { partnership, month, filter: { needs: [need], areas: [ward], ageBands: filter.ageBands } } : null,
  );
  const [first] = answer.data?.partnership.sharedUnderstanding.rows ?? [];
  return (
    <SidePanel
      title={first === undefined ? "One need in one ward" : `${first.need.name}, ${first.area.name}`}
      provenance={first?.views[0]?.possible.provenance ?? null}
      onClose={onClose}
    >
      {isKnownWard ? (
        <Answered answer={answer}>{(data) => <Content rows={data.partnership.sharedUnderstanding.rows} />}</Answered>
      ) : (
        <p>There is no such ward here.</p>
      )}
    </SidePanel>
  );
}
