import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireBuildEncryption } from "./platform-require-build-encryption.ts";

const PROJECT = "aws:codebuild/project:Project";

export const cases: ControlCases = {
  control: platformRequireBuildEncryption,
  aws: {
    pass: [
      example(PROJECT, { artifacts: { type: "S3" } }),
      example(PROJECT, { artifacts: { type: "S3", encryptionDisabled: false } }),
    ],
    fail: [
      example(PROJECT, { artifacts: { type: "S3", encryptionDisabled: true } }),
      example(PROJECT, { artifacts: { type: "CODEPIPELINE", encryptionDisabled: "true" } }),
    ],
    unknown: [example(PROJECT, { artifacts: { type: "S3", encryptionDisabled: UNKNOWN } })],
    silent: [
      example(PROJECT, { artifacts: { type: "NO_ARTIFACTS", encryptionDisabled: true } }),
      example(PROJECT, {}),
    ],
  },
};
