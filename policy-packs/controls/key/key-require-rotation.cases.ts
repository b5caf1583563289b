import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { keyRequireRotation } from "./key-require-rotation.ts";

const AWS = "aws:kms/key:Key";
const ALI = "alicloud:kms/key:Key";

export const cases: ControlCases = {
  control: keyRequireRotation,
  aws: {
    pass: [
      example(AWS, { enableKeyRotation: true }),
      example(AWS, { enableKeyRotation: true, rotationPeriodInDays: 90 }),
      example(AWS, { enableKeyRotation: "true", rotationPeriodInDays: "365" }),
    ],
    fail: [
      example(AWS, {}),
      example(AWS, { enableKeyRotation: false }),
      example(AWS, { enableKeyRotation: true, rotationPeriodInDays: 366 }),
    ],
    unknown: [example(AWS, { enableKeyRotation: UNKNOWN })],
    notApplicable: [example(AWS, { customerMasterKeySpec: "RSA_2048" })],
  },
  alicloud: {
    pass: [
      example(ALI, { automaticRotation: "Enabled", rotationInterval: "365d" }),
      example(ALI, { automaticRotation: "Enabled", rotationInterval: "604800s" }),
      example(ALI, { automaticRotation: "Enabled", rotationInterval: "30d", keySpec: "Aliyun_SM4" }),
      example(ALI, { automaticRotation: "Enabled", rotationInterval: "365d", protectionLevel: "HSM" }),
    ],
    fail: [
      example(ALI, {}),
      example(ALI, { automaticRotation: "Disabled" }),
      example(ALI, { automaticRotation: "Enabled", rotationInterval: "366d" }),
      example(ALI, { automaticRotation: "Enabled", rotationInterval: "yearly" }),
      example(ALI, { dkmsInstanceId: "kst-1" }),
    ],
    unknown: [example(ALI, { automaticRotation: "Enabled", rotationInterval: UNKNOWN })],
    notApplicable: [
      example(ALI, { keySpec: "EC_SM2" }),
      example(ALI, { origin: "EXTERNAL" }),
      example(ALI, { dkmsInstanceId: "kst-1", protectionLevel: "HSM" }),
    ],
  },
};
