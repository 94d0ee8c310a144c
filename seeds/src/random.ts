/** Mulberry32 (Tommy Ettinger, public domain): a small generator of numbers in [0, 1) that a seed fixes for ever. */
export function randomFrom(seed: string): () => number {
  let state = 2_166_136_261;
  // FNV-1a turns the text into a starting state.
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A count with a Poisson distribution, by multiplying uniform numbers (Knuth, The Art of Computer Programming, 3.4.1). */
export function drawPoisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}
