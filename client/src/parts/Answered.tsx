import type { ReactNode } from "react";
import type { Answer } from "../app/answer.ts";
import { LinkAddressContext, useHeldLinkAddress } from "../app/link-address.ts";
import { Fault } from "./Fault.tsx";
import { Loading } from "./Loading.tsx";

/** Keeps the links of an answer as they are while the next one is on its way. */
function HeldLinks({ isHeld, children }: { isHeld: boolean; children: ReactNode }) {
  return <LinkAddressContext value={useHeldLinkAddress(isHeld)}>{children}</LinkAddressContext>;
}

/** Shows an answer with its states: on the way, dimmed while the next one is, failed, or there. */
export function Answered<Data>({ answer, children }: { answer: Answer<Data>; children: (data: Data) => ReactNode }) {
  const { data, isBusy, error, retry } = answer;
  return (
    <>
      {error === undefined ? null : <Fault error={error} onRetry={retry} />}
      {data === undefined && error === undefined ? <Loading /> : null}
      {data === undefined ? null : (
        <div className={isBusy ? "tandem-busy" : undefined} aria-busy={isBusy}>
          <HeldLinks isHeld={isBusy}>{children(data)}</HeldLinks>
        </div>
      )}
    </>
  );
}
