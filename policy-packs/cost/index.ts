import { PolicyPack } from "@pulumi/policy";
import { toPackArgs } from "../to-policy.ts";
import { cost } from "./pack.ts";

// Served by the engine from bin/index.cjs; the constructor starts the server.
new PolicyPack(cost.name, toPackArgs(cost));
