import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tlsRequireRecentTransferPolicy } from "./tls-require-recent-transfer-policy.ts";

// Judged in November 2026.
const AWS = "aws:transfer/server:Server";
const named = (securityPolicyName: unknown) => example(AWS, { securityPolicyName });

export const cases: ControlCases = {
  control: tlsRequireRecentTransferPolicy,
  aws: {
    pass: [named("TransferSecurityPolicy-2025-03"), named("TransferSecurityPolicy-FIPS-2024-12")],
    fail: [
      // Left out, the service takes the one of November 2018.
      example(AWS, {}),
      named("TransferSecurityPolicy-2024-11"),
      named("TransferSecurityPolicy-Restricted"),
    ],
    unknown: [named(UNKNOWN)],
  },
};
