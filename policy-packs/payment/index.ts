import { PolicyPack } from "@pulumi/policy";
import { toPackArgs } from "../to-policy.ts";
import { payment } from "./pack.ts";

// Served by the engine from bin/index.cjs; the constructor starts the server.
new PolicyPack(payment.name, toPackArgs(payment));
