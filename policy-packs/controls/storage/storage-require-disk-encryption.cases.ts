import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireDiskEncryption } from "./storage-require-disk-encryption.ts";

const EC2 = "aws:ec2/instance:Instance";
const EBS = "aws:ebs/volume:Volume";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const DISK = "alicloud:ecs/disk:Disk";
const ECS = "alicloud:ecs/instance:Instance";
const ALI_TEMPLATE = "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate";
const GROUP = "alicloud:ess/scalingConfiguration:ScalingConfiguration";
const POOL = "alicloud:cs/nodePool:NodePool";

export const cases: ControlCases = {
  control: storageRequireDiskEncryption,
  aws: {
    pass: [
      example(EBS, { encrypted: true }),
      example(EBS, { encrypted: true, snapshotId: "snap-1" }),
      example(EC2, { ebsBlockDevices: [{ deviceName: "/dev/sdb", encrypted: true }] }),
      example(TEMPLATE, { blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs: { encrypted: "true" } }] }),
      example(TEMPLATE, {
        blockDeviceMappings: [
          { deviceName: "/dev/sdb", ebs: { encrypted: true } },
          { virtualName: "ephemeral0" },
        ],
      }),
    ],
    fail: [
      example(EBS, {}),
      example(EBS, { encrypted: false }),
      example(EC2, { rootBlockDevice: { encrypted: true }, ebsBlockDevices: [{ deviceName: "/dev/sdb" }] }),
      example(EC2, {
        ebsBlockDevices: [{ deviceName: "/dev/sdb", encrypted: true }, { encrypted: "false" }],
      }),
      example(TEMPLATE, { blockDeviceMappings: [{ ebs: { volumeSize: 20 } }] }),
      example("aws:ec2/launchConfiguration:LaunchConfiguration", { ebsBlockDevices: [{}] }),
    ],
    unknown: [
      example(EBS, { encrypted: UNKNOWN }),
      example(EBS, { snapshotId: "snap-1" }),
      // An encrypted snapshot makes an encrypted volume whatever the switch says.
      example(EBS, { snapshotId: "snap-1", encrypted: false }),
      example(EC2, { ebsBlockDevices: UNKNOWN }),
      example(EC2, { ebsBlockDevices: [UNKNOWN] }),
      example(TEMPLATE, { blockDeviceMappings: UNKNOWN }),
      example(TEMPLATE, { blockDeviceMappings: [{ ebs: UNKNOWN }] }),
      example(TEMPLATE, { blockDeviceMappings: [UNKNOWN] }),
    ],
    silent: [example(EC2, {}), example(TEMPLATE, {}), example(TEMPLATE, { blockDeviceMappings: [{}] })],
  },
  alicloud: {
    pass: [
      example(DISK, { encrypted: true }),
      example("alicloud:ecs/ecsDisk:EcsDisk", { encrypted: true }),
      example(ECS, { dataDisks: [{ name: "data", encrypted: true }] }),
      example(ALI_TEMPLATE, { dataDisks: [{ encrypted: true }] }),
      example(GROUP, { dataDisks: [{ encrypted: true }] }),
    ],
    fail: [
      example(DISK, {}),
      example("alicloud:ecs/ecsDisk:EcsDisk", { encrypted: false }),
      example(ECS, { systemDiskEncrypted: true, dataDisks: [{ name: "data" }] }),
      example("alicloud:ecs/launchTemplate:LaunchTemplate", { dataDisks: [{ encrypted: true }, {}] }),
      example(GROUP, { dataDisks: [{}] }),
      example(POOL, { systemDiskEncrypted: true, dataDisks: [{ encrypted: "false" }] }),
    ],
    unknown: [
      example(DISK, { encrypted: UNKNOWN }),
      example(DISK, { snapshotId: "s-1" }),
      example(ECS, { systemDiskEncrypted: true, dataDisks: UNKNOWN }),
    ],
    silent: [example(ECS, { launchTemplateId: "lt-1", dataDisks: [{}] }), example(ALI_TEMPLATE, {})],
  },
};
