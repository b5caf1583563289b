import { servePack } from "../crossguard/serve.ts";
import { cost } from "./pack.ts";

// Started by the engine from bin/index.cjs.
servePack(cost);
