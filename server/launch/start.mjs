import { inRoot, pinnedNode } from "./checkout.mjs";
import { followSignalsAndParent, runServer } from "./child.mjs";
import { build, install } from "./prepare.mjs";

followSignalsAndParent();
await install();
await build();
// Short-lived answers are cleared away in smaller steps, which keeps memory low under load and costs no speed.
process.exit(
  await runServer(pinnedNode, ["--max-semi-space-size=8", "--enable-source-maps", inRoot("server", "dist", "main.js")]),
);
