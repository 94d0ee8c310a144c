import { useEffect, useMemo, useRef } from "react";
import { useAddress } from "../../app/address.ts";
import { comparedAreas } from "../../app/compared-areas.ts";
import { type Frame, useFrame } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { useViewer } from "../../app/viewer.ts";
import { Fault } from "../../parts/Fault.tsx";
import { Loading } from "../../parts/Loading.tsx";
import { lastMonthOf, yearPeriod, yearsUpTo } from "../../words/period.ts";
import { type ApiQuestion, readVariables } from "./api-question.ts";
import { useApiSchema } from "./ask-api.ts";
import { Explorer } from "./Explorer.tsx";
import { OPERATION_FILES } from "./operation-files.ts";
import { QUESTION_FIELD } from "./QuestionEditor.tsx";
import { QuestionList } from "./QuestionList.tsx";
import { type ReadyQuestion, readyQuestions, type Samples } from "./ready-questions.ts";
import { SchemaReference } from "./SchemaReference.tsx";
import { TableAddresses } from "./TableAddresses.tsx";

/** Values for a first call of questions that keep none of their own. */
function samplesOf(frame: Frame): Samples {
  const { today } = frame;
  const year = yearsUpTo(today)[1] ?? "";
  return {
    partnership: PARTNERSHIP,
    period: yearPeriod(year),
    financialYear: year,
    month: lastMonthOf(year, today),
    basis: "EXPRESSED",
    first: 20,
    filter: {},
    areas: [comparedAreas(frame).own],
  };
}

/** The kept question of a name; one that no sample could fill in is ready once the address brings its variables. */
function questionNamed(name: string | null, ready: readonly ReadyQuestion[], given: ApiQuestion["variables"] | null) {
  const named = ready.find((question) => question.name === name);
  if (named !== undefined || name === null || given === null) return named;
  return readyQuestions(OPERATION_FILES, given).find((question) => question.name === name);
}

/** The question that the address asks for; the first ready one where it asks for none that is known. */
function useStart(ready: readonly ReadyQuestion[]): { readonly start: ApiQuestion; readonly chosen: string | null } {
  const { get } = useAddress();
  const [query, operation, variables] = [get("query"), get("operation"), get("variables")];
  return useMemo(() => {
    const read = readVariables(variables ?? "");
    const given = variables === null || typeof read === "string" ? null : read;
    if (query !== null) return { start: { query, variables: given ?? {} }, chosen: null };
    const named = questionNamed(operation, ready, given);
    if (named !== undefined)
      return { start: { query: named.query, variables: given ?? named.variables }, chosen: named.name };
    const first = ready.find(({ name }) => name === "Gaps") ?? ready[0];
    return { start: { query: first?.query ?? "", variables: first?.variables ?? {} }, chosen: first?.name ?? null };
  }, [query, operation, variables, ready]);
}

/** Leads to the editor when another question was put into it. */
function useEditorFocus(start: ApiQuestion): void {
  const before = useRef(start);
  useEffect(() => {
    if (before.current !== start) document.getElementById(QUESTION_FIELD)?.focus();
    before.current = start;
  }, [start]);
}

function Intro() {
  const isSignIn = useViewer()?.kind === "PERSON";
  const endpoint = `${window.location.origin}/graphql`;
  return (
    <>
      <h1 className="nhsuk-heading-l">How do I get these figures into my own tools?</h1>
      <p className="tandem-finding">
        Every figure on these pages comes from one address, <code>{endpoint}</code>, and your own spreadsheet, report or
        program may ask the same address for the same figures. You send a question that names what you want. You get
        back exactly that, each figure with its unit, its source and, where there is none, the reason why. The language
        of the questions is called GraphQL.
      </p>
      <p className="tandem-finding">
        {isSignIn
          ? "You are signed in, so questions from this page act as you. A program asks with a key, which an administrator makes on the page Keys; it sees what the key’s role may see."
          : "On this machine nobody signs in: programs that run on it may ask without a key. Where people sign in, a program asks with a key, which an administrator makes on the page Keys."}
      </p>
    </>
  );
}

/** The API for people: ready questions, a place to ask them, programs that ask them, and what every name means. */
export function ApiPage() {
  const frame = useFrame();
  const { schema, error, retry } = useApiSchema();
  const ready = useMemo(() => readyQuestions(OPERATION_FILES, samplesOf(frame)), [frame]);
  const { start, chosen } = useStart(ready);
  useEditorFocus(start);
  return (
    <>
      <Intro />
      <QuestionList questions={ready} schema={schema} chosen={chosen} />
      <Explorer key={JSON.stringify(start)} start={start} ready={ready} schema={schema} />
      <TableAddresses />
      {error === null ? null : <Fault error={error} onRetry={retry} />}
      {schema === null ? error === null && <Loading /> : <SchemaReference schema={schema} />}
    </>
  );
}
