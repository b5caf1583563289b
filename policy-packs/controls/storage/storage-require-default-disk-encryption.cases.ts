import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireDefaultDiskEncryption } from "./storage-require-default-disk-encryption.ts";

const AWS = "aws:ebs/encryptionByDefault:EncryptionByDefault";
const ALI = "alicloud:ecs/diskEncryptionByDefault:DiskEncryptionByDefault";

export const cases: ControlCases = {
  control: storageRequireDefaultDiskEncryption,
  aws: {
    pass: [example(AWS, {}), example(AWS, { enabled: "true" })],
    fail: [example(AWS, { enabled: false })],
    unknown: [example(AWS, { enabled: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { encrypted: true })],
    fail: [example(ALI, { encrypted: false })],
    unknown: [example(ALI, { encrypted: UNKNOWN }), example(ALI, {})],
  },
};
