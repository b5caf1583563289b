import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerRequireImageKey } from "./container-require-image-key.ts";

const REPOSITORY = "aws:ecr/repository:Repository";

export const cases: ControlCases = {
  control: containerRequireImageKey,
  aws: {
    pass: [
      example(REPOSITORY, { encryptionConfigurations: [{ encryptionType: "KMS" }] }),
      example(REPOSITORY, { encryptionConfigurations: [{ encryptionType: "KMS_DSSE" }] }),
      example(REPOSITORY, { encryptionConfigurations: { encryptionType: "KMS" } }),
    ],
    fail: [
      example(REPOSITORY, {}),
      example(REPOSITORY, { encryptionConfigurations: [{ encryptionType: "AES256" }] }),
      example(REPOSITORY, { encryptionConfigurations: [{}] }),
    ],
    unknown: [example(REPOSITORY, { encryptionConfigurations: UNKNOWN })],
  },
};
