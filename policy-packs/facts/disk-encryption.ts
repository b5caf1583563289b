import { type EncryptionAtRest, type StorePart, storePart } from "../at-rest.ts";
import { UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { at, given, list, text } from "../reading.ts";

const EBS = { encrypted: "encrypted", key: "kmsKeyId" } as const;

/** Disks by themselves, of machines, and of the templates machines are made from. */
export const diskEncryption = resourceFact<EncryptionAtRest>("disk-encryption", {
  // Absent means unencrypted on both clouds unless the account's default says otherwise, which no input shows.
  "aws:ebs/volume:Volume": (props) => [inherited(props, storePart(props, EBS))],
  "aws:ec2/instance:Instance": (props) => [
    ...root(props, given(props, "launchTemplate")),
    ...blocks(props, "ebsBlockDevices", EBS, "deviceName"),
  ],
  "aws:ec2/launchConfiguration:LaunchConfiguration": (props) => [
    ...root(props, false),
    ...blocks(props, "ebsBlockDevices", EBS, "deviceName"),
  ],
  "aws:ec2/launchTemplate:LaunchTemplate": (props) => {
    const mappings = list(props, "blockDeviceMappings");
    if (mappings === UNKNOWN) return [{ label: "", encrypted: UNKNOWN, customerKey: UNKNOWN }];
    return mappings
      .filter((mapping) => given(mapping, "ebs"))
      .map((mapping) => {
        const ebs = at(mapping, "ebs");
        const part = storePart(ebs, { ...EBS, label: `disk ${name(mapping, "deviceName")}` });
        return inherited(ebs, part);
      });
  },
  "alicloud:ecs/disk:Disk": (props) => [inherited(props, storePart(props, EBS))],
  "alicloud:ecs/instance:Instance": (props) =>
    // An instance made from a template takes the template's disks.
    given(props, "launchTemplateId") || given(props, "launchTemplateName")
      ? undefined
      : [system(props, "systemDiskKmsKeyId"), ...blocks(props, "dataDisks", EBS, "name")],
  "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate": (props) => [
    storePart(at(props, "systemDisk"), { ...EBS, label: "system disk" }),
    ...blocks(props, "dataDisks", EBS, "name"),
  ],
  "alicloud:ess/scalingConfiguration:ScalingConfiguration": (props) => [
    system(props, "systemDiskKmsKeyId"),
    ...blocks(props, "dataDisks", EBS, "name"),
  ],
  "alicloud:cs/nodePool:NodePool": (props) => [
    system(props, "systemDiskKmsKey"),
    ...blocks(props, "dataDisks", EBS, "name"),
  ],
});

/** A machine always has a root disk, whether its block is written or not. */
function root(props: unknown, fromTemplate: boolean): readonly StorePart[] {
  if (fromTemplate && !given(props, "rootBlockDevice")) return [];
  const block = at(props, "rootBlockDevice");
  return [inherited(block, storePart(block, { ...EBS, label: "root disk" }))];
}

function system(props: unknown, key: string): StorePart {
  return storePart(props, { encrypted: "systemDiskEncrypted", key, label: "system disk" });
}

function blocks(props: unknown, input: string, inputs: typeof EBS, labelInput: string): readonly StorePart[] {
  const found = list(props, input);
  if (found === UNKNOWN) return [{ label: input, encrypted: UNKNOWN, customerKey: UNKNOWN }];
  return found.map((block, index) =>
    inherited(block, storePart(block, { ...inputs, label: `disk ${name(block, labelInput, index)}` })),
  );
}

/** A disk made from a snapshot is encrypted as the snapshot is, which no input shows. */
function inherited(block: unknown, part: StorePart): StorePart {
  if (!given(block, "snapshotId") || given(block, "encrypted")) return part;
  return { ...part, encrypted: UNKNOWN, customerKey: UNKNOWN };
}

function name(block: unknown, input: string, index = 0): string {
  const found = text(block, input);
  return typeof found === "string" ? found : `${index + 1}`;
}
