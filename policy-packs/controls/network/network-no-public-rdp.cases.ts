import { portCases } from "../../port.cases.ts";
import { networkNoPublicRdp } from "./network-no-public-rdp.ts";

export const cases = portCases(networkNoPublicRdp, 3389, 443, "asked");
