import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireFileEncryption } from "./storage-require-file-encryption.ts";

const EFS = "aws:efs/fileSystem:FileSystem";
const NAS = "alicloud:nas/fileSystem:FileSystem";

export const cases: ControlCases = {
  control: storageRequireFileEncryption,
  aws: {
    pass: [example(EFS, { encrypted: true }), example("aws:fsx/windowsFileSystem:WindowsFileSystem", {})],
    fail: [example(EFS, {}), example(EFS, { encrypted: false })],
    unknown: [example(EFS, { encrypted: UNKNOWN })],
  },
  alicloud: {
    pass: [example(NAS, { encryptType: 1 }), example(NAS, { encryptType: 2 })],
    fail: [example(NAS, {}), example(NAS, { encryptType: 0 })],
    unknown: [example(NAS, { encryptType: UNKNOWN })],
  },
};
