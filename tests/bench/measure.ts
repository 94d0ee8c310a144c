/** Milliseconds of the middle one of several calls, each told its number, after as many that do not count. */
export function medianMs(call: (number: number) => void, calls: number): number {
  for (let index = 0; index < calls; index += 1) call(index);
  const times = Array.from({ length: calls }, (_, index) => onceMs(() => call(calls + index))).sort((a, b) => a - b);
  return times[Math.floor(calls / 2)] ?? Number.NaN;
}

/** Milliseconds of one call. */
export function onceMs(call: () => void): number {
  const start = performance.now();
  call();
  return performance.now() - start;
}

/** The most memory this process has held, in MiB. */
export function peakMemoryMiB(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** Prints rows as a table under its headings, the first column to the left, the others to the right. */
export function printTable(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const shown = [headings, ...rows].map((row) =>
    row.map((entry) => (typeof entry === "number" ? entry.toFixed(entry < 100 ? 1 : 0) : entry)),
  );
  const widths = headings.map((_, column) => Math.max(...shown.map((row) => row[column]?.length ?? 0)));
  const lines = shown.map((row) =>
    row.map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0))),
  );
  process.stdout.write(`${lines.map((line) => line.join("  ")).join("\n")}\n`);
}
