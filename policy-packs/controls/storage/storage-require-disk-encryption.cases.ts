import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireDiskEncryption } from "./storage-require-disk-encryption.ts";

const EC2 = "aws:ec2/instance:Instance";
const EBS = "aws:ebs/volume:Volume";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const DISK = "alicloud:ecs/disk:Disk";
const ECS = "alicloud:ecs/instance:Instance";
const GROUP = "alicloud:ess/scalingConfiguration:ScalingConfiguration";
const POOL = "alicloud:cs/nodePool:NodePool";

export const cases: ControlCases = {
  control: storageRequireDiskEncryption,
  aws: {
    pass: [
      example(EBS, { encrypted: true }),
      example(EC2, { rootBlockDevice: { encrypted: true } }),
      example(EC2, {
        rootBlockDevice: { encrypted: true },
        ebsBlockDevices: [{ deviceName: "/dev/sdb", encrypted: true }],
      }),
      example(TEMPLATE, { blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs: { encrypted: "true" } }] }),
      example(EC2, { launchTemplate: { id: ref("template") } }, { name: "template", type: TEMPLATE }),
    ],
    fail: [
      example(EBS, {}),
      example(EBS, { encrypted: false }),
      example(EC2, {}),
      example(EC2, { rootBlockDevice: { encrypted: true }, ebsBlockDevices: [{ deviceName: "/dev/sdb" }] }),
      example(TEMPLATE, { blockDeviceMappings: [{ ebs: { volumeSize: 20 } }] }),
      example("aws:ec2/launchConfiguration:LaunchConfiguration", {}),
    ],
    unknown: [
      example(EBS, { encrypted: UNKNOWN }),
      example(EBS, { snapshotId: "snap-1" }),
      example(EC2, { rootBlockDevice: UNKNOWN }),
      example(TEMPLATE, { blockDeviceMappings: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [
      example(DISK, { encrypted: true }),
      example("alicloud:ecs/ecsDisk:EcsDisk", { encrypted: true }),
      example(ECS, { systemDiskEncrypted: true, dataDisks: [{ name: "data", encrypted: true }] }),
      example(GROUP, { systemDiskEncrypted: true }),
    ],
    fail: [
      example(DISK, {}),
      example("alicloud:ecs/ecsDisk:EcsDisk", { encrypted: false }),
      example(ECS, {}),
      example(ECS, { systemDiskEncrypted: true, dataDisks: [{ name: "data" }] }),
      example("alicloud:ecs/launchTemplate:LaunchTemplate", {}),
      example(GROUP, {}),
      example(POOL, { systemDiskEncrypted: true, dataDisks: [{ encrypted: "false" }] }),
    ],
    unknown: [
      example(DISK, { encrypted: UNKNOWN }),
      example(DISK, { snapshotId: "s-1" }),
      example(ECS, { systemDiskEncrypted: true, dataDisks: UNKNOWN }),
    ],
    silent: [example(ECS, { launchTemplateId: "lt-1" })],
  },
};
