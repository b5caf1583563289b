import { portCases } from "../../port.cases.ts";
import { networkNoPublicMiddlewarePorts } from "./network-no-public-middleware-ports.ts";

export const cases = portCases(networkNoPublicMiddlewarePorts, 6379, 443, "asked");
