import { servePack } from "../crossguard/serve.ts";
import { payment } from "./pack.ts";

// Started by the engine from bin/index.cjs.
servePack(payment);
