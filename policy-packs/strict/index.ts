import { servePack } from "../crossguard/serve.ts";
import { strict } from "./pack.ts";

// Started by the engine from bin/index.cjs.
servePack(strict);
