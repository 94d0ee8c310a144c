/** Services that reach each cell: those of cell c are `service[start[c]]` to `service[start[c + 1] − 1]`. */
export interface Links {
  readonly start: Int32Array;
  readonly service: Int32Array;
}

/** Pairs of each service, as positions in the list of links. */
export function linksByService({ service }: Links, serviceCount: number): { start: Int32Array; link: Int32Array } {
  const start = new Int32Array(serviceCount + 1);
  for (let at = 0; at < service.length; at += 1) {
    const index = service[at] as number;
    start[index + 1] = (start[index + 1] as number) + 1;
  }
  for (let index = 0; index < serviceCount; index += 1) {
    start[index + 1] = (start[index + 1] as number) + (start[index] as number);
  }
  const next = start.slice();
  const link = new Int32Array(service.length);
  for (let at = 0; at < service.length; at += 1) {
    const index = service[at] as number;
    const place = next[index] as number;
    link[place] = at;
    next[index] = place + 1;
  }
  return { start, link };
}

/** The cell of each link. */
export function cellsOfLinks({ start, service }: Links): Int32Array {
  const cells = new Int32Array(service.length);
  for (let cell = 0; cell + 1 < start.length; cell += 1) cells.fill(cell, start[cell], start[cell + 1]);
  return cells;
}

/** Links from the cells each service reaches. */
export function linksOf(cellCount: number, reaches: readonly Int32Array[]): Links {
  const start = new Int32Array(cellCount + 1);
  for (const reach of reaches) for (const cell of reach) start[cell + 1] = (start[cell + 1] as number) + 1;
  for (let cell = 0; cell < cellCount; cell += 1)
    start[cell + 1] = (start[cell + 1] as number) + (start[cell] as number);
  const next = start.slice();
  const service = new Int32Array(start[cellCount] as number);
  reaches.forEach((reach, index) => {
    for (const cell of reach) {
      const at = next[cell] as number;
      service[at] = index;
      next[cell] = at + 1;
    }
  });
  return { start, service };
}
