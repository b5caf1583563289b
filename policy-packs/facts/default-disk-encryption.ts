import { type Known, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { flag } from "../reading.ts";

/** Are new disks of a region encrypted where nobody says so? */
export const defaultDiskEncryption = resourceFact<Known<boolean>>("default-disk-encryption", {
  // On where it is left out: ebs.EncryptionByDefault.enabled, typings of aws 7.48.
  "aws:ebs/encryptionByDefault:EncryptionByDefault": (props) => flag(props, "enabled") ?? true,
  // What it is where it is left out, no document says.
  "alicloud:ecs/diskEncryptionByDefault:DiskEncryptionByDefault": (props) =>
    flag(props, "encrypted") ?? UNKNOWN,
});
