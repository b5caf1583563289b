import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireFileCustomerKey } from "./storage-require-file-customer-key.ts";

const EFS = "aws:efs/fileSystem:FileSystem";
const NAS = "alicloud:nas/fileSystem:FileSystem";

export const cases: ControlCases = {
  control: storageRequireFileCustomerKey,
  aws: {
    pass: [example(EFS, { encrypted: true, kmsKeyId: ref("key") }, { name: "key", type: "aws:kms/key:Key" })],
    fail: [example(EFS, { encrypted: true }), example("aws:fsx/ontapFileSystem:OntapFileSystem", {})],
    unknown: [example(EFS, { encrypted: UNKNOWN, kmsKeyId: "k" })],
  },
  alicloud: {
    pass: [example(NAS, { encryptType: 2, kmsKeyId: "k" })],
    fail: [example(NAS, { encryptType: 1 })],
    unknown: [example(NAS, { encryptType: UNKNOWN })],
  },
};
