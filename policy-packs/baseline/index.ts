import { servePack } from "../crossguard/serve.ts";
import { baseline } from "./pack.ts";

// Started by the engine from bin/index.cjs.
servePack(baseline);
