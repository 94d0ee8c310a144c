import { followSignalsAndParent } from "./child.mjs";
import { build, install } from "./prepare.mjs";

followSignalsAndParent();
await install();
await build();
