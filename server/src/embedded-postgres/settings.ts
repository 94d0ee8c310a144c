/** What every embedded server runs with: loopback only, memory for one area's register beside the browser. */
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=100",
  "shared_buffers=256MB",
  "effective_cache_size=1GB",
  "work_mem=32MB",
  "maintenance_work_mem=128MB",
  "random_page_cost=1.1",
  "jit=off",
  "timezone=UTC",
  "log_timezone=UTC",
];

/** Data that outlives nothing need not survive a power cut. */
const THROW_AWAY_SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** Command line parameters of a server. */
export function serverParameters(cluster: string, port: number, isThrowAway: boolean): readonly string[] {
  const settings = [...SETTINGS, `port=${port}`, ...(isThrowAway ? THROW_AWAY_SETTINGS : [])];
  return ["-D", cluster, ...settings.flatMap((setting) => ["-c", setting])];
}
