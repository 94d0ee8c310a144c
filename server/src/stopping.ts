import { setTimeout as sleep } from "node:timers/promises";

/** Everything started so far, and the one way to end it. */
export interface Stopping {
  isStopping(): boolean;
  /** Remembers how to end what was just started, and how long that may take; defaults to five seconds. */
  add(close: () => Promise<unknown>, milliseconds?: number): void;
  /** Ends all, the last started first, and the process with it. */
  stopWith(code: number): void;
}

/** How long one of them may take unless it says otherwise; the guard goes on ending PostgreSQL after that. */
const CLOSE_MILLISECONDS = 5_000;

/** One Ctrl-C may arrive several times: from the terminal, from npm, from the launcher. */
const SAME_SIGNAL_MILLISECONDS = 1_000;

const FORCED_CODE = 130;

/** Ends what is added to it on the first signal; a second signal, a second later, ends the process at once. */
export function stopOnSignals(reportFault: (error: unknown) => void): Stopping {
  const closers: { readonly close: () => Promise<unknown>; readonly milliseconds: number }[] = [];
  let stoppingSince: number | null = null;

  async function stop(code: number): Promise<void> {
    let exitCode = code;
    for (const { close, milliseconds } of closers.toReversed()) {
      try {
        await Promise.race([close(), sleep(milliseconds)]);
      } catch (error) {
        reportFault(error);
        exitCode = 1;
      }
    }
    process.exit(exitCode);
  }

  const stopWith = (code: number) => {
    if (stoppingSince !== null) return;
    stoppingSince = Date.now();
    void stop(code);
  };
  const onSignal = () => {
    if (stoppingSince === null) stopWith(0);
    else if (Date.now() - stoppingSince > SAME_SIGNAL_MILLISECONDS) process.exit(FORCED_CODE);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  const add: Stopping["add"] = (close, milliseconds = CLOSE_MILLISECONDS) => void closers.push({ close, milliseconds });
  return { isStopping: () => stoppingSince !== null, add, stopWith };
}
