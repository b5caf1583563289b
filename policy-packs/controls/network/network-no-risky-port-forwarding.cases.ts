import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkNoRiskyPortForwarding } from "./network-no-risky-port-forwarding.ts";

const F = "alicloud:vpc/forwardEntry:ForwardEntry";
const forward = (externalPort: unknown, internalPort: unknown, ipProtocol: unknown = "tcp") => ({
  externalPort,
  internalPort,
  ipProtocol,
});

export const cases: ControlCases = {
  control: networkNoRiskyPortForwarding,
  alicloud: {
    pass: [example(F, forward("443", "8443"))],
    fail: [
      example(F, forward("22", "22")),
      example(F, forward("8022", "22")),
      example(F, forward("3306", "8306")),
      example(F, forward("any", "any", "any")),
      example(F, forward("Any", "Any", "Any")),
      example(F, forward("6000/6400", "6000/6400")),
      example(F, forward("3389", UNKNOWN)),
    ],
    unknown: [
      example(F, forward(UNKNOWN, "443")),
      example(F, forward("443", UNKNOWN)),
      example(F, forward("443", "8443", UNKNOWN)),
    ],
  },
};
