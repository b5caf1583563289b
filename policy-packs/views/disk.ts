/** Disks by themselves, of machines, and of the templates machines are made from. */

import { canonicalType } from "../aliases.ts";
import { isCustomerKey, type StorePart, storePart } from "../at-rest.ts";
import { type Known, type ResourceView, UNKNOWN } from "../control.ts";
import { allOf, at, flag, given, list, text } from "../reading.ts";

export interface Disk extends StorePart {
  /** What a machine starts from, or what it keeps data on. */
  readonly use: "system" | "data";
}

type Props = ResourceView["props"];

/** Absent means unencrypted on both clouds unless the account's default says otherwise, which no input shows. */
const READERS: Readonly<Record<string, (props: Props) => readonly Disk[]>> = {
  "aws:ebs/volume:Volume": (props) => [{ ...ebs(props, ""), use: "data" }],
  "aws:ec2/instance:Instance": (props) => [
    ...root(props, given(props, "launchTemplate")),
    ...blocks(props, "ebsBlockDevices", "deviceName", ebs),
  ],
  "aws:ec2/launchConfiguration:LaunchConfiguration": (props) =>
    [...root(props, false), ...blocks(props, "ebsBlockDevices", "deviceName", ebs)].map((disk) => ({
      ...disk,
      serviceKeyOnly: "a launch configuration takes no key, which a launch template does",
    })),
  "aws:ec2/launchTemplate:LaunchTemplate": (props) => {
    const mappings = list(props, "blockDeviceMappings");
    if (mappings === UNKNOWN) return [open("block devices")];
    return mappings
      .filter((mapping) => mapping === UNKNOWN || given(mapping, "ebs"))
      .map((mapping, index) => ({
        ...ebs(
          mapping === UNKNOWN ? UNKNOWN : at(mapping, "ebs"),
          `disk ${nameOf(mapping, "deviceName", index)}`,
        ),
        use: "data",
      }));
  },
  "alicloud:ecs/disk:Disk": (props) => [{ ...cloudDisk(props, ""), use: "data" }],
  "alicloud:ecs/instance:Instance": (props) =>
    // An instance made from a template takes the template's disks.
    given(props, "launchTemplateId") || given(props, "launchTemplateName")
      ? []
      : [system(props, "systemDiskKmsKeyId"), ...blocks(props, "dataDisks", "name", cloudDisk)],
  "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate": (props) => [
    { ...cloudDisk(at(props, "systemDisk"), "system disk"), use: "system" },
    ...blocks(props, "dataDisks", "name", cloudDisk),
  ],
  "alicloud:ess/scalingConfiguration:ScalingConfiguration": (props) => [
    system(props, "systemDiskKmsKeyId"),
    ...blocks(props, "dataDisks", "name", cloudDisk),
  ],
  "alicloud:cs/nodePool:NodePool": (props) => [
    system(props, "systemDiskKmsKey"),
    ...blocks(props, "dataDisks", "name", cloudDisk),
  ],
};

export const DISK_TYPES: readonly string[] = Object.keys(READERS);

/** The disks that one resource makes, or has machines made with. */
export function disksOf({ type, props }: ResourceView): readonly Disk[] {
  return READERS[canonicalType(type)]?.(props) ?? [];
}

/** Anything of AWS with `encrypted` and `kmsKeyId`. */
function ebs(block: unknown, label: string): StorePart {
  const part = storePart(block, { encrypted: "encrypted", key: "kmsKeyId", label });
  return inherited(block, { ...part, customerKey: awsKey(block, "encrypted", "kmsKeyId") });
}

/** AWS refuses a key beside a switch that is off, so a key that is given is in use unless it says so itself. */
export function awsKey(block: unknown, encrypted: string, key: string): Known<boolean> {
  if (block === UNKNOWN) return UNKNOWN;
  return allOf([flag(block, encrypted) ?? true, isCustomerKey(block, key)]);
}

/** ECS takes the switch as off where it is left out, whatever key stands beside it: ecs.Disk, typings of alicloud 3.108. */
function cloudDisk(block: unknown, label: string): StorePart {
  return inherited(block, storePart(block, { encrypted: "encrypted", key: "kmsKeyId", label }));
}

/** A machine always has a root disk, whether its block is written or not. */
function root(props: Props, fromTemplate: boolean): readonly Disk[] {
  if (fromTemplate && !given(props, "rootBlockDevice")) return [];
  return [{ ...ebs(at(props, "rootBlockDevice"), "root disk"), use: "system" }];
}

function system(props: Props, key: string): Disk {
  return {
    ...storePart(props, { encrypted: "systemDiskEncrypted", key, label: "system disk" }),
    use: "system",
  };
}

function blocks(
  props: Props,
  input: string,
  label: string,
  read: (block: unknown, label: string) => StorePart,
): readonly Disk[] {
  const found = list(props, input);
  if (found === UNKNOWN) return [open(input)];
  return found.map((block, index) => ({
    ...read(block, `disk ${nameOf(block, label, index)}`),
    use: "data",
  }));
}

function open(label: string): Disk {
  return { label, encrypted: UNKNOWN, customerKey: UNKNOWN, use: "data" };
}

/** A disk made from a snapshot is encrypted at least as the snapshot is, which no input shows. */
function inherited(block: unknown, part: StorePart): StorePart {
  if (!given(block, "snapshotId") || part.encrypted === true) return part;
  return { ...part, encrypted: UNKNOWN, customerKey: UNKNOWN };
}

function nameOf(block: unknown, input: string, index: number): string {
  const found = text(block, input);
  return typeof found === "string" ? found : `${index + 1}`;
}
