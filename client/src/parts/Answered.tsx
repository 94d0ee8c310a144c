import { type ReactNode, useEffect, useState } from "react";
import type { Answer } from "../app/answer.ts";
import { LinkAddressContext, useHeldLinkAddress } from "../app/link-address.ts";
import { Fault } from "./Fault.tsx";
import { Loading } from "./Loading.tsx";

/** Keeps the links of an answer as they are while the next one is on its way. */
function HeldLinks({ isHeld, children }: { isHeld: boolean; children: ReactNode }) {
  return <LinkAddressContext value={useHeldLinkAddress(isHeld)}>{children}</LinkAddressContext>;
}

/** Milliseconds an answer may take before the one before is dimmed: to dim all of a page and undo it takes longer than most do. */
const DIMMED_AFTER = 150;

/** Whether something has lasted so long. */
function useLasts(isOn: boolean, milliseconds: number): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setIsLong(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setIsLong(false);
    };
  }, [isOn, milliseconds]);
  return isOn && isLong;
}

/** Shows an answer with its states: on the way, dimmed while the next one is, failed, or there. */
export function Answered<Data>({ answer, children }: { answer: Answer<Data>; children: (data: Data) => ReactNode }) {
  const { data, isBusy, error, retry } = answer;
  const isDimmed = useLasts(isBusy, DIMMED_AFTER);
  return (
    <>
      {error === undefined ? null : <Fault error={error} onRetry={retry} />}
      {data === undefined && error === undefined ? <Loading /> : null}
      {data === undefined ? null : (
        <div className={isDimmed ? "tandem-busy" : undefined} aria-busy={isBusy}>
          <HeldLinks isHeld={isBusy}>{children(data)}</HeldLinks>
        </div>
      )}
    </>
  );
}
