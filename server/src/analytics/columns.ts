/** Makes columns that share one stretch of memory, which costs less to come by and to give back than each alone. */
export function columnsOf(count: number, length: number): () => Float64Array {
  const memory = new ArrayBuffer(count * length * Float64Array.BYTES_PER_ELEMENT);
  let next = 0;
  return () => {
    const column = new Float64Array(memory, next * length * Float64Array.BYTES_PER_ELEMENT, length);
    next += 1;
    return column;
  };
}
