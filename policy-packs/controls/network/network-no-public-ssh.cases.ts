import { portCases } from "../../port.cases.ts";
import { networkNoPublicSsh } from "./network-no-public-ssh.ts";

export const cases = portCases(networkNoPublicSsh, 22, 443);
