import { control } from "../../control.ts";
import { imageKey } from "../../facts/image-registry.ts";
import { requireTrue } from "../../judgement.ts";

export const containerRequireImageKey = control({
  id: "container-require-image-key",
  title: "Images are encrypted by the key service",
  clauses: ["8.3.3-b", "8.3.3-c"],
  mlps: "8.1.4.8",
  severity: "low",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Images hold code and now and then a forgotten password; a key of the key service can be taken away and its use is recorded.",
  sameAs: ["CKV_AWS_136"],
  absent: {
    alicloud: "registries there keep their images in a bucket, whose encryption is judged by itself",
  },
  fact: imageKey,
  judge: (value) =>
    requireTrue(
      value,
      "how images are encrypted",
      "images are not encrypted by the key service",
      'set encryptionType to "KMS"',
    ),
});
