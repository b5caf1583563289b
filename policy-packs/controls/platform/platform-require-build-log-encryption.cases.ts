import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireBuildLogEncryption } from "./platform-require-build-log-encryption.ts";

const PROJECT = "aws:codebuild/project:Project";

export const cases: ControlCases = {
  control: platformRequireBuildLogEncryption,
  aws: {
    pass: [example(PROJECT, {}), example(PROJECT, { logsConfig: { s3Logs: { encryptionDisabled: false } } })],
    fail: [example(PROJECT, { logsConfig: { s3Logs: { encryptionDisabled: true } } })],
    unknown: [example(PROJECT, { logsConfig: { s3Logs: { encryptionDisabled: UNKNOWN } } })],
  },
};
