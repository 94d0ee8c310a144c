import { ServicesPageDocument } from "@tandem/schema/operations";
import { useMemo } from "react";
import { useAddress } from "../../app/address.ts";
import { useFrame } from "../../app/frame.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { Answered } from "../../parts/Answered.tsx";
import { weakest } from "../../parts/Badge.tsx";
import { FilterBar } from "../../parts/FilterBar.tsx";
import { Findings } from "../../parts/Findings.tsx";
import { KeyFigures } from "../../parts/KeyFigures.tsx";
import { PageHead } from "../../parts/PageHead.tsx";
import { PageOrder } from "../../parts/PageOrder.tsx";
import { Sources } from "../../parts/Sources.tsx";
import { TakeAway } from "../../parts/TakeAway.tsx";
import { tableAddress } from "../../parts/table-address.ts";
import { yearsUpTo } from "../../words/period.ts";
import { countText, dateText } from "../../words/text.ts";
import { ContractTimeline } from "./ContractTimeline.tsx";
import { CoverageTable } from "./CoverageTable.tsx";
import { coverageGrid, coverageSentence, coverageTwin } from "./coverage-series.ts";
import {
  type Chosen,
  chosenRows,
  type FacetWords,
  facetFilters,
  knownChoice,
  nearChoices,
  tableChoice,
} from "./facets.ts";
import { byValue, registerFigures, registerFindings } from "./register-findings.ts";
import { REGISTER_QUESTION, type Register, useRegister } from "./register-pages.ts";
import type { RegisterRow } from "./register-rows.ts";
import { registerSheet } from "./register-sheet.ts";
import { ServiceList } from "./ServiceList.tsx";
import { ServicePanel } from "./ServicePanel.tsx";
import { contractTimeline, timelineSentence, timelineTwin } from "./timeline-series.ts";

const NOTES = [
  "Services are shown as they stand today: whom each reaches, who buys it, and until when. Source: service register as loaded by the partners.",
  "Value a year: what the contracts in force today cost in a full year, for this partnership's share.",
  "Reached means that a service with a standing contract may take these children; it does not say that it has room. What is bought child by child is left out of that picture.",
  "Schools and the NHS name needs in their own words, so a need may be reached under its other name.",
  "Contacts, assessments, places and plans are different units and are never added up.",
];

const LOOKS = [
  { value: null, label: "Who is reached, by need" },
  { value: "wards", label: "Who is reached, by ward" },
  { value: "contracts", label: "Contracts over time" },
] as const;

/** Which picture is shown. */
function LookSwitch({ look }: { look: string | null }) {
  const { replace } = useAddress();
  return (
    <fieldset className="tandem-switch tandem-switch--page" aria-label="Picture">
      {LOOKS.map(({ value, label }) => (
        <button key={label} type="button" aria-pressed={look === value} onClick={() => replace({ look: value })}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}

interface PictureProps {
  /** The whole register. */
  readonly rows: readonly RegisterRow[];
  readonly chosen: Chosen;
  readonly words: FacetWords;
  readonly isIllustrative: boolean;
}

/** Who is reached, of all services that are chosen by anything but need, ward and age. */
function ReachPicture({ rows, words, chosen, isIllustrative, by }: PictureProps & { by: "need" | "ward" }) {
  const grid = coverageGrid(chosenRows(rows, words, chosen, [by, "ages"]), by, words);
  const title = by === "need" ? "Services that reach each need, by age" : "Services that reach each ward, by age";
  return (
    <ChartFrame
      title={title}
      finding={coverageSentence(grid)}
      source={`Counted over ${countText(grid.counted, "service")}: the choice of ${by === "need" ? "need" : "ward"} and ages narrows the list, not this picture.`}
      parameter="view"
      twin={coverageTwin(grid)}
      isIllustrative={isIllustrative}
    >
      <CoverageTable key={by} grid={grid} />
    </ChartFrame>
  );
}

function ContractPicture({ rows, words, chosen, isIllustrative }: PictureProps) {
  const { today } = words;
  const timeline = contractTimeline(chosenRows(rows, words, chosen), today);
  return (
    <ChartFrame
      title="Contracts over time"
      finding={timelineSentence(timeline, today)}
      source="Contracts in force today or to come, the nearest notice first. Source: service register as loaded by the partners."
      parameter="view"
      twin={timelineTwin(timeline, today)}
      isIllustrative={isIllustrative}
    >
      <ContractTimeline timeline={timeline} today={today} />
    </ChartFrame>
  );
}

function Picture(props: PictureProps) {
  const { get } = useAddress();
  const look = LOOKS.find(({ value }) => value === get("look"))?.value ?? null;
  return (
    <>
      <LookSwitch look={look} />
      {look === "contracts" ? (
        <ContractPicture {...props} />
      ) : (
        <ReachPicture {...props} by={look === "wards" ? "ward" : "need"} />
      )}
    </>
  );
}

/** Said while the register is longer than what is read of it. */
function Reading({ register: { rows, totalCount, isWhole } }: { register: Register }) {
  return (
    <p role="status" className={isWhole ? "nhsuk-u-visually-hidden" : "tandem-source"}>
      {isWhole
        ? totalCount === 1
          ? "The one service of the register is read."
          : `All ${totalCount} services of the register are read.`
        : `${rows.length} of ${totalCount} services of the register are read so far; what is below counts those alone.`}
    </p>
  );
}

interface AnswerProps {
  readonly register: Register;
  readonly words: FacetWords;
  readonly chosen: Chosen;
  readonly provenance: string | null;
}

function AnswerOf({ register, words, chosen, provenance }: AnswerProps) {
  const { rows } = register;
  const { today } = words;
  const left = byValue(chosenRows(rows, words, chosen));
  const reach = coverageGrid(chosenRows(rows, words, chosen, ["need", "ages"]), "need", words);
  const findings = registerFindings(left, reach, today);
  const isIllustrative = provenance === "ILLUSTRATIVE";
  const table = tableChoice(chosen, words);
  return (
    <>
      <Reading register={register} />
      <Findings
        lines={findings}
        none="No service is chosen. Take a filter away to see what is bought, from whom and with whose money."
      />
      {left.length === 0 ? null : <KeyFigures figures={registerFigures(left, yearsUpTo(today)[0] ?? "")} />}
      <PageOrder
        picture={<Picture rows={rows} words={words} chosen={chosen} isIllustrative={isIllustrative} />}
        list={<ServiceList rows={left} near={left.length === 0 ? nearChoices(rows, words, chosen) : []} />}
      />
      <TakeAway
        document={ServicesPageDocument}
        variables={REGISTER_QUESTION}
        sheet={() => registerSheet(left, today)}
        table={tableAddress("services", table.parameters)}
        tableLacks={table.lacks}
      />
      <Sources notes={NOTES} warnings={register.warnings} />
      <ServicePanel rows={rows} isWhole={register.isWhole} />
    </>
  );
}

/** What do we buy, from whom, with whose money. */
export function ServicesPage() {
  const { today, ageBands, wards } = useFrame();
  const { get } = useAddress();
  const answer = useRegister();
  const register = answer.data;
  const rows = register?.rows ?? [];
  const needs = register?.needs;
  const words = useMemo(() => ({ today, ageBands, wards, needs: needs ?? [] }), [today, ageBands, wards, needs]);
  const chosen = knownChoice(rows, words, get);
  const filters = facetFilters(rows, words, chosen);
  const provenance = weakest(rows.map(({ service }) => service.provenance));
  const left = chosenRows(rows, words, chosen).length;
  return (
    <>
      <PageHead
        question="What do we buy, from whom, with whose money?"
        scope="services for children and young people"
        filters={filters}
        provenance={provenance}
        ofPeriod={{ name: `as it stands on ${dateText(today)}`, until: dateText(today) }}
      />
      <FilterBar
        filters={filters}
        left={register === undefined ? "Counting…" : `${left} of ${countText(register.totalCount, "service")}`}
      />
      <Answered answer={answer}>
        {(data) => <AnswerOf register={data} words={words} chosen={chosen} provenance={provenance} />}
      </Answered>
    </>
  );
}
