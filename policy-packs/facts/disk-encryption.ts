import type { EncryptionAtRest } from "../at-rest.ts";
import type { ResourceFact } from "../control.ts";
import { typesByCloud } from "../fact.ts";
import { DISK_TYPES, type Disk, disksOf } from "../views/disk.ts";

/** Disks of one use in each resource that has some. */
function disks(name: string, wanted: (disk: Disk) => boolean): ResourceFact<EncryptionAtRest> {
  return {
    name,
    scope: "resource",
    types: typesByCloud(DISK_TYPES),
    read(resource) {
      const found = disksOf(resource).filter(wanted);
      return found.length > 0 ? found : undefined;
    },
  };
}

export const diskEncryption = disks("disk-encryption", () => true);
export const dataDiskEncryption = disks("data-disk-encryption", ({ use }) => use === "data");
export const systemDiskEncryption = disks("system-disk-encryption", ({ use }) => use === "system");
