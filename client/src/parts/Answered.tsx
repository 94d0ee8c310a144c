import type { ReactNode } from "react";
import type { Answer } from "../app/answer.ts";
import { Fault } from "./Fault.tsx";
import { Loading } from "./Loading.tsx";

/** Shows an answer with its states: on the way, dimmed while the next one is, failed, or there. */
export function Answered<Data>({ answer, children }: { answer: Answer<Data>; children: (data: Data) => ReactNode }) {
  const { data, isBusy, error, retry } = answer;
  return (
    <>
      {error === undefined ? null : <Fault error={error} onRetry={retry} />}
      {data === undefined && error === undefined ? <Loading /> : null}
      {data === undefined ? null : (
        <div className={isBusy ? "tandem-busy" : undefined} aria-busy={isBusy}>
          {children(data)}
        </div>
      )}
    </>
  );
}
