import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot, packageManager, pinnedNode, say } from "./checkout.mjs";
import { runQuietly } from "./child.mjs";

const OLDEST_NODE = 20;
const PACKAGES = ["server", "client", "schema", "seeds", "tests"];

/** What is made, not written, and so says nothing about what must be made anew. */
const MADE = /^(node_modules|dist|dist-types|generated-data|.*\.tsbuildinfo)$/;

/** A digest of all files at the paths, by name and content. */
function fingerprint(paths) {
  const hash = createHash("sha256");
  const visit = (path) => {
    const stats = statSync(inRoot(path), { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (stats.isDirectory()) {
      for (const name of readdirSync(inRoot(path)).sort()) if (!MADE.test(name)) visit(join(path, name));
    } else {
      hash.update(`${path}\n${stats.size}\n`).update(readFileSync(inRoot(path)));
    }
  };
  for (const path of paths) visit(path);
  return hash.digest("hex");
}

/** Does a piece of work unless its stamp says it was done for the same files and its results are there. */
async function unlessDone({ stamp, sources, results }, work) {
  const file = inRoot("node_modules", stamp);
  const isDone = results.every((result) => existsSync(inRoot(result)));
  const now = fingerprint(sources);
  if (isDone && existsSync(file) && readFileSync(file, "utf8") === now) return;
  await work();
  writeFileSync(file, now);
}

function checkNode() {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return;
  process.stderr.write(
    `Tandem needs Node ${OLDEST_NODE} or newer, but this is ${process.version}; install a newer one.\n`,
  );
  process.exit(1);
}

/** Installs the locked dependencies, the pinned Node among them. */
export async function install() {
  checkNode();
  const manifests = PACKAGES.map((name) => join(name, "package.json"));
  const step = {
    stamp: ".tandem-installed",
    sources: ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml", ...manifests],
    results: ["node_modules/node/bin", ...PACKAGES.map((name) => join(name, "node_modules"))],
  };
  await unlessDone(step, async () => {
    say("Installing dependencies; the first time takes a minute or two.");
    const parameters = ["-y", packageManager, "install", "--frozen-lockfile"];
    await runQuietly("npx", parameters, "The dependencies could not be installed; see above, and try again.");
  });
}

/** Builds server, seeds and dashboard, each where its sources are there. */
export async function build() {
  const hasClient = existsSync(inRoot("client", "index.html"));
  const step = {
    stamp: ".tandem-built",
    sources: ["tsconfig.json", "pnpm-lock.yaml", "server", "seeds", "schema", "client"],
    results: ["server/dist/main.js", "seeds/generated-data", ...(hasClient ? ["client/dist/index.html"] : [])],
  };
  await unlessDone(step, async () => {
    const failure = "The build failed; see above.";
    const run = (...parameters) => runQuietly(pinnedNode, parameters, failure);
    say("Building the server.");
    await run(inRoot("node_modules", "typescript", "bin", "tsc"), "-b", "server", "seeds");
    const generator = inRoot("seeds", "dist", "generate.js");
    if (existsSync(generator)) await run(generator);
    if (!hasClient) return;
    say("Building the dashboard.");
    await run(inRoot("node_modules", "vite", "bin", "vite.js"), "build", "client", "--logLevel", "warn");
  });
}
