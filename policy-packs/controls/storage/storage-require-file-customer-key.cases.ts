import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireFileCustomerKey } from "./storage-require-file-customer-key.ts";

const EFS = "aws:efs/fileSystem:FileSystem";
const NAS = "alicloud:nas/fileSystem:FileSystem";

export const cases: ControlCases = {
  control: storageRequireFileCustomerKey,
  aws: {
    pass: [
      example(EFS, { encrypted: true, kmsKeyId: ref("key") }, { name: "key", type: "aws:kms/key:Key" }),
      example("aws:fsx/windowsFileSystem:WindowsFileSystem", { kmsKeyId: "k" }),
    ],
    fail: [
      example(EFS, { encrypted: true }),
      example(EFS, { encrypted: false, kmsKeyId: "k" }),
      example(EFS, { encrypted: true, kmsKeyId: "alias/aws/elasticfilesystem" }),
      ...[
        "aws:fsx/ontapFileSystem:OntapFileSystem",
        "aws:fsx/windowsFileSystem:WindowsFileSystem",
        "aws:fsx/lustreFileSystem:LustreFileSystem",
        "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
        "aws:fsx/fileCache:FileCache",
      ].map((type) => example(type, {})),
    ],
    unknown: [example(EFS, { encrypted: UNKNOWN, kmsKeyId: "k" })],
  },
  alicloud: {
    pass: [example(NAS, { encryptType: 2, kmsKeyId: "k" })],
    fail: [example(NAS, { encryptType: 1 }), example(NAS, {})],
    unknown: [example(NAS, { encryptType: UNKNOWN })],
  },
};
