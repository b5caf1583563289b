import { servePack } from "../serve.ts";
import { remediate } from "./pack.ts";

// Started by the engine from bin/index.cjs.
servePack(remediate);
