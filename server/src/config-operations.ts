import { ConfigError } from "./config-error.ts";
import type { ReadValue } from "./config-sign-in.ts";

/** How lines are written: for a person at a terminal, or a JSON object each for whatever collects them. */
export type LogFormat = "text" | "json";

/** Where figures about the server itself are answered. */
export interface MetricsSettings {
  readonly host: string;
  readonly port: number;
  /** What a scraper must send as its bearer token; null asks for none, on a loopback address alone. */
  readonly token: string | null;
}

/** How the server is run and watched. */
export interface OperationsSettings {
  /** How long it goes on listening once it was asked to stop, so that whoever sends it requests can see that it is not ready. */
  readonly drainSeconds: number;
  /** How long requests under way may take to finish after that. */
  readonly finishSeconds: number;
  readonly logFormat: LogFormat;
  /** Null answers no metrics. */
  readonly metrics: MetricsSettings | null;
  /** OpenTelemetry collector that spans are sent to over OTLP/HTTP; null makes none. */
  readonly traceEndpoint: URL | null;
}

const MOST_SECONDS = 300;
const SHORTEST_TOKEN = 20;

/** What a whole number must be: its least, its most, and what it is set to otherwise. */
interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly fallback: number;
}

function readWhole(value: ReadValue, variable: string, { least, most, fallback }: Bounds): number {
  const text = value(variable);
  if (text === null) return fallback;
  const number = Number(text);
  if (!/^\d{1,6}$/.test(text) || number < least || number > most) {
    throw new ConfigError(
      `${variable} is "${text}", but must be a whole number from ${least} to ${most}; set it to ${fallback}.`,
    );
  }
  return number;
}

function readLogFormat(text: string | null, isEvaluation: boolean): LogFormat {
  if (text === null) return isEvaluation ? "text" : "json";
  if (text === "text" || text === "json") return text;
  throw new ConfigError(`LOG_FORMAT is "${text}", but must be text or json; correct or unset it.`);
}

function readMetrics(value: ReadValue, isLoopback: (host: string) => boolean): MetricsSettings | null {
  const token = value("METRICS_TOKEN");
  const host = value("METRICS_HOST") ?? "127.0.0.1";
  if (value("METRICS_PORT") === null) {
    const stray = ["METRICS_HOST", "METRICS_TOKEN"].find((variable) => value(variable) !== null);
    if (stray === undefined) return null;
    throw new ConfigError(`${stray} is set, but METRICS_PORT is not; set METRICS_PORT to 9464, or unset ${stray}.`);
  }
  const port = readWhole(value, "METRICS_PORT", { least: 0, most: 65_535, fallback: 9_464 });
  // The token itself is never told.
  if (token !== null && !new RegExp(`^[\\w~+/.=-]{${SHORTEST_TOKEN},200}$`).test(token)) {
    throw new ConfigError(
      `METRICS_TOKEN must have ${SHORTEST_TOKEN} to 200 letters, digits or ~+/.=_-; set it to a random one.`,
    );
  }
  if (token === null && !isLoopback(host)) {
    throw new ConfigError(
      `METRICS_HOST is "${host}", but must be a loopback address where METRICS_TOKEN is not set; set METRICS_TOKEN.`,
    );
  }
  return { host, port, token };
}

function readTraceEndpoint(value: ReadValue): URL | null {
  const variable = "OTEL_EXPORTER_OTLP_ENDPOINT";
  const text = value(variable);
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if ((url?.protocol !== "http:" && url?.protocol !== "https:") || url.username !== "" || url.search !== "") {
    throw new ConfigError(
      `${variable} must be an http or https address without a name or query; set it as http://127.0.0.1:4318.`,
    );
  }
  return url;
}

/** Reads how the server is run and watched; in evaluation it stops without waiting. */
export function readOperations(
  value: ReadValue,
  isEvaluation: boolean,
  isLoopback: (host: string) => boolean,
): OperationsSettings {
  const most = MOST_SECONDS;
  return {
    drainSeconds: readWhole(value, "DRAIN_SECONDS", { least: 0, most, fallback: isEvaluation ? 0 : 5 }),
    finishSeconds: readWhole(value, "FINISH_SECONDS", { least: 1, most, fallback: isEvaluation ? 3 : 20 }),
    logFormat: readLogFormat(value("LOG_FORMAT"), isEvaluation),
    metrics: readMetrics(value, isLoopback),
    traceEndpoint: readTraceEndpoint(value),
  };
}
