import { given } from "../reading.ts";
import { remedy, switched } from "./remedy.ts";

/**
 * Flags that update in place. Those of disks, databases, caches and file systems are not here: their providers make
 * the resource anew, and what it holds is gone.
 */
export const encryption = remedy({
  title: "Encryption is on where a switch is enough",
  effect: "What is written from then on is encrypted under the service's key; what exists stays as it is.",
  controls: ["middleware-require-encryption", "storage-require-default-disk-encryption"],
  mends: {
    "aws:sqs/queue:Queue": (props, context) =>
      // A key of its own is better, and excludes the service's.
      given(props, "kmsMasterKeyId") ? undefined : switched({ sqsManagedSseEnabled: true })(props, context),
    "aws:ebs/encryptionByDefault:EncryptionByDefault": (props, context) =>
      given(props, "enabled") ? switched({ enabled: true })(props, context) : undefined,
    "alicloud:ecs/diskEncryptionByDefault:DiskEncryptionByDefault": switched({ encrypted: true }),
  },
});
