import { portCases } from "../../port.cases.ts";
import { networkNoPublicDbPorts } from "./network-no-public-db-ports.ts";

export const cases = portCases(networkNoPublicDbPorts, 3306, 443, "asked");
