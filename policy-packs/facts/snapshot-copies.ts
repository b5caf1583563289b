import { type EncryptionAtRest, type StorePart, storePart } from "../at-rest.ts";
import { UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { at, flag, given, list } from "../reading.ts";
import { awsKey } from "../views/disk.ts";

const OPEN: StorePart = { label: "", encrypted: UNKNOWN, customerKey: UNKNOWN };

/** Copies are encrypted where the source is; that it is, no input shows, so it has to be written down. */
const copy: Reader<EncryptionAtRest> = (props) => [aws(props, "encrypted", "kmsKeyId", "")];

function aws(block: unknown, encrypted: string, key: string, label: string): StorePart {
  return { ...storePart(block, { encrypted, key, label }), customerKey: awsKey(block, encrypted, key) };
}

/** Copies of snapshots, and those that schedules make in other regions. */
export const snapshotCopies = resourceFact<EncryptionAtRest>("snapshot-copies", {
  "aws:ebs/snapshotCopy:SnapshotCopy": copy,
  "aws:ebs/snapshotImport:SnapshotImport": copy,
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": (props) => {
    const details = at(props, "policyDetails");
    const schedules = list(details, "schedules");
    const copies = list(details, "action", "crossRegionCopies");
    if (schedules === UNKNOWN || copies === UNKNOWN) return [OPEN];
    return someOf([
      ...schedules.flatMap((schedule): StorePart[] => {
        const rules = schedule === UNKNOWN ? UNKNOWN : list(schedule, "crossRegionCopyRules");
        if (rules === UNKNOWN) return [OPEN];
        return rules.map((rule) => aws(rule, "encrypted", "cmkArn", "copy to another region"));
      }),
      ...copies.map((each) => {
        const configuration = each === UNKNOWN ? UNKNOWN : at(each, "encryptionConfiguration");
        return aws(configuration, "encrypted", "cmkArn", "copy of a shared snapshot");
      }),
    ]);
  },
  "alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy": (props) => {
    const copied = flag(props, "enableCrossRegionCopy") ?? given(props, "targetCopyRegions");
    if (copied === UNKNOWN) return [OPEN];
    return copied
      ? [
          storePart(at(props, "copyEncryptionConfiguration"), {
            encrypted: "encrypted",
            key: "kmsKeyId",
            label: "copy to another region",
          }),
        ]
      : undefined;
  },
});

/** Images, and copies of images. */
export const imageEncryption = resourceFact<EncryptionAtRest>("image-encryption", {
  "aws:ec2/amiCopy:AmiCopy": copy,
  "aws:ec2/ami:Ami": (props) => {
    const devices = list(props, "ebsBlockDevices");
    if (devices === UNKNOWN) return [OPEN];
    return someOf(
      devices.map((device): StorePart => {
        const part = storePart(device, { encrypted: "encrypted", key: "kmsKeyId", label: "a disk of it" });
        // A disk from a snapshot is as the snapshot is, which no input shows.
        return given(device, "snapshotId") && part.encrypted !== true ? OPEN : part;
      }),
    );
  },
  "alicloud:ecs/imageCopy:ImageCopy": (props) => [
    storePart(props, { encrypted: "encrypted", key: "kmsKeyId" }),
  ],
});

/** Copies of images, which take a key; the disks of a new image take none. */
export const imageCopies = resourceFact<EncryptionAtRest>("image-copies", {
  "aws:ec2/amiCopy:AmiCopy": copy,
  "alicloud:ecs/imageCopy:ImageCopy": (props) => [
    storePart(props, { encrypted: "encrypted", key: "kmsKeyId" }),
  ],
});

function someOf(parts: EncryptionAtRest): EncryptionAtRest | undefined {
  return parts.length > 0 ? parts : undefined;
}
