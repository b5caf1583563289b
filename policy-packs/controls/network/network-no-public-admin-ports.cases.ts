import { portCases } from "../../port.cases.ts";
import { networkNoPublicAdminPorts } from "./network-no-public-admin-ports.ts";

export const cases = portCases(networkNoPublicAdminPorts, 23, 443);
