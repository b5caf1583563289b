import { servePack } from "../crossguard/serve.ts";
import { remediate } from "./pack.ts";

// Started by the engine from bin/index.cjs.
servePack(remediate);
