/** One amount over another, as a share and never as money; null where there is nothing to share. */
export function ratioOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
