import { startCluster } from "@tandem/server/embedded-postgres/cluster";

// Holds a cluster until it is killed; says where it answers.
const dataDir = process.argv[2] ?? "";
const isThrowAway = process.argv[3] === "throw-away";
const cluster = await startCluster({ dataDir, isDataDirGiven: true, isThrowAway }, () => undefined);
process.stdout.write(`${cluster.urlOf("postgres")}\n`);
