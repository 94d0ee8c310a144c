import { AlternativeProvisionPageDocument, type AlternativeProvisionPageQuery } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { useComparedAreas } from "../../app/compared-areas.ts";
import { useFrame, useYear } from "../../app/frame.ts";
import { Answered } from "../../parts/Answered.tsx";
import { weakest } from "../../parts/Badge.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { KeyFigures } from "../../parts/KeyFigures.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { PageOrder } from "../../parts/PageOrder.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { countText, monthText } from "../../words/text.ts";
import { ComparedTable } from "../measures/ComparedTable.tsx";
import { comparedRows, comparedSentence } from "../measures/compared-series.ts";
import { FairAccessChart, PlacesChart, ResourceChart } from "./ProvisionCharts.tsx";
import { ProvisionPanel } from "./ProvisionPanel.tsx";
import { settingRows } from "./plan-settings.ts";
import { provisionFilters, RATES, useLines, useMonth, useProvisionVariables } from "./provision-address.ts";
import { provisionFindings } from "./provision-findings.ts";
import { type OwnMeasure, ownFigure, ownText, placeRows } from "./provision-series.ts";
import { provisionSheet } from "./provision-sheet.ts";
import { ServiceList } from "./ServiceList.tsx";
import { SettingsTable } from "./SettingsTable.tsx";

const NOTES = [
  "Places commissioned are those under contract in the month. Tuition bought child by child has no standing places, so it is in the list without any.",
  "Places used, and all that the fair access panel counts, are counts of children. They are hidden unless somebody who may read small counts states a purpose.",
  "Whether a quality check is in date is recorded for alternative provision only.",
  "Exclusions and suspensions are counted at the schools in the area; one pupil may be suspended several times. How schools record them differs.",
];

function Figures({ measures, month }: { measures: readonly OwnMeasure[]; month: string }) {
  const of = (code: string) => ownText(ownFigure(measures, code, month));
  const note = `in ${monthText(month)}`;
  return (
    <KeyFigures
      figures={[
        { label: "Alternative provision places", value: of("ap-places-commissioned"), note: `commissioned ${note}` },
        {
          label: "Of them quality-assured",
          value: of("ap-places-quality-assured"),
          note: "check not older than a year",
        },
        { label: "Of them used", value: of("ap-places-used"), note },
        { label: "Awaiting a place", value: of("fair-access-waiting"), note: "through the fair access panel" },
      ]}
    />
  );
}

function AnswerOf({ answer }: { answer: AlternativeProvisionPageQuery }) {
  const { year } = useYear();
  const month = useMonth();
  const lines = useLines();
  const areas = useComparedAreas();
  const variables = useProvisionVariables();
  const { gaps, services, measures = [] } = answer.partnership;
  const places = placeRows(
    services.edges.map(({ node }) => node),
    measures,
    month,
  );
  const rates = comparedRows(answer.rates, RATES, areas);
  const hasOwn = lines.includes("AP");
  const [firstRate] = rates;
  return (
    <>
      <Findings
        lines={provisionFindings({ places, measures, gaps: gaps.rows, rates, month, year })}
        none={
          measures.length === 0
            ? "No places, quality checks or fair access counts are loaded yet, so that nothing can be said of them. The templates “own_measure” and “own_observation” take them."
            : "Nothing stands out: checks are in date, places meet the need, and children are placed in time."
        }
      />
      <Figures measures={measures} month={month} />
      <PageOrder
        picture={
          hasOwn ? <PlacesChart rows={places} month={month} /> : <ResourceChart measures={measures} month={month} />
        }
        list={<ServiceList rows={places} month={month} />}
      />
      <FairAccessChart measures={measures} month={month} />
      {hasOwn && lines.includes("SRP") ? <ResourceChart measures={measures} month={month} /> : null}
      <SettingsTable rows={settingRows(answer.plans, areas)} measures={answer.plans} />
      <ComparedTable
        title="Exclusions, suspensions, absence and placements beside others"
        finding={firstRate === undefined ? "No published figure is loaded." : comparedSentence(firstRate)}
        rows={rates}
      />
      <TakeAway
        document={AlternativeProvisionPageDocument}
        variables={variables}
        sheet={() => provisionSheet(places, month)}
      />
      <Sources notes={NOTES} warnings={gaps.warnings} />
      <ProvisionPanel places={places} rates={rates} measures={measures} month={month} />
    </>
  );
}

/** Is there a good place for every child who cannot be in an ordinary class? */
export function AlternativeProvisionPage() {
  const { years } = useYear();
  const filters = provisionFilters(useFrame(), years);
  const answer = useAnswer(AlternativeProvisionPageDocument, useProvisionVariables());
  const services = answer.data?.partnership.services;
  const provenance = weakest(services?.edges.map(({ node }) => node.provenance) ?? []);
  return (
    <>
      <PageHead
        question="Is there a checked place for every child who needs one?"
        scope="Alternative provision and inclusion"
        filters={filters}
        provenance={provenance}
      />
      <FilterBar
        filters={filters}
        left={services === undefined ? "Counting…" : countText(services.totalCount, "service")}
      />
      <Answered answer={answer}>{(data) => <AnswerOf answer={data} />}</Answered>
    </>
  );
}
