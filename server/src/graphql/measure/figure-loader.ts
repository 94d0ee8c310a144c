import type { MikroORM } from "@mikro-orm/postgresql";
import {
  type AreaRow,
  type ObservationRow,
  readAreas,
  readObservations,
  readPeriods,
} from "../../persistence/queries/measures.query.ts";

/** The areas asked for, and one measure's figures in them. */
export interface MeasureFigures {
  readonly areas: readonly AreaRow[];
  readonly observations: readonly ObservationRow[];
  /** Every period that any area has, in order. */
  readonly periods: readonly string[];
}

interface Batch {
  readonly measures: Set<string>;
  readonly figures: Promise<(measure: string) => MeasureFigures>;
}

/** Reads the figures one answer asks for: all measures of the same areas and part at once, whatever their number. */
export class FigureLoader {
  readonly #orm: MikroORM;
  readonly #open = new Map<string, Batch>();

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  /** One measure's figures; calls made in one go are read in one go. */
  async read(measure: string, areas: readonly string[], breakdown: string): Promise<MeasureFigures> {
    const key = JSON.stringify([breakdown, ...areas]);
    const batch = this.#open.get(key) ?? this.#openBatch(key, areas, breakdown);
    batch.measures.add(measure);
    return (await batch.figures)(measure);
  }

  #openBatch(key: string, areas: readonly string[], breakdown: string): Batch {
    const measures = new Set<string>();
    const figures = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.#open.delete(key);
      return this.#readAll([...measures], areas, breakdown);
    });
    const batch = { measures, figures };
    this.#open.set(key, batch);
    return batch;
  }

  async #readAll(
    measures: readonly string[],
    areas: readonly string[],
    breakdown: string,
  ): Promise<(measure: string) => MeasureFigures> {
    const found = await readAreas(this.#orm, areas);
    const rows = Map.groupBy(
      await readObservations(this.#orm, { measures, areas, breakdown }),
      (row) => row.measureCode,
    );
    const periods = await readPeriods(this.#orm, measures);
    return (measure) => ({
      areas: found,
      observations: rows.get(measure) ?? [],
      periods: periods.get(measure) ?? [],
    });
  }
}
