import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireDomainLock } from "./network-require-domain-lock.ts";

const D = "aws:route53domains/registeredDomain:RegisteredDomain";

export const cases: ControlCases = {
  control: networkRequireDomainLock,
  aws: {
    pass: [example(D, {}), example(D, { transferLock: true })],
    fail: [example(D, { transferLock: false })],
    unknown: [example(D, { transferLock: UNKNOWN })],
  },
};
