import { encryption } from "./encryption.ts";
import { logRetention } from "./log-retention.ts";
import { publicBlock } from "./public-block.ts";
import type { Remedy } from "./remedy.ts";
import { requiredTags } from "./tags.ts";
import { tlsFloor } from "./tls-floor.ts";

/** Everything that can be mended without asking, in the order it is done. */
export const REMEDIES: readonly Remedy[] = [requiredTags, publicBlock, tlsFloor, logRetention, encryption];
