import type { MikroORM } from "@mikro-orm/postgresql";
import {
  type AreaRow,
  type ObservationRow,
  type OwnFigures,
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

/** What a batch is of. */
interface Asked {
  readonly areas: readonly string[];
  readonly breakdowns: readonly string[];
  readonly own: OwnFigures;
}

interface Batch {
  readonly measures: Set<string>;
  readonly figures: Promise<(measure: string) => MeasureFigures>;
}

/** Reads the figures one answer asks for: all measures of the same areas and parts at once, whatever their number. */
export class FigureLoader {
  readonly #orm: MikroORM;
  readonly #open = new Map<string, Batch>();

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  /** One measure's figures; calls made in one go are read in one go. */
  async read(
    measure: string,
    areas: readonly string[],
    breakdowns: readonly string[],
    own: OwnFigures = null,
  ): Promise<MeasureFigures> {
    const key = JSON.stringify([own?.id, breakdowns, areas]);
    const batch = this.#open.get(key) ?? this.#openBatch(key, { areas, breakdowns, own });
    batch.measures.add(measure);
    return (await batch.figures)(measure);
  }

  #openBatch(key: string, asked: Asked): Batch {
    const measures = new Set<string>();
    const figures = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.#open.delete(key);
      return this.#readAll([...measures], asked);
    });
    const batch = { measures, figures };
    this.#open.set(key, batch);
    return batch;
  }

  async #readAll(
    measures: readonly string[],
    { areas, breakdowns, own }: Asked,
  ): Promise<(measure: string) => MeasureFigures> {
    const found = await readAreas(this.#orm, areas);
    const rows = Map.groupBy(
      await readObservations(this.#orm, { measures, areas, breakdowns }, own),
      (row) => row.measureCode,
    );
    const periods = await readPeriods(this.#orm, measures, own);
    return (measure) => ({
      areas: found,
      observations: rows.get(measure) ?? [],
      periods: periods.get(measure) ?? [],
    });
  }
}
