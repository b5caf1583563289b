import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireDiskCustomerKey } from "./storage-require-disk-customer-key.ts";

const EC2 = "aws:ec2/instance:Instance";
const EBS = "aws:ebs/volume:Volume";
const DISK = "alicloud:ecs/disk:Disk";
const ECS = "alicloud:ecs/instance:Instance";
const GROUP = "alicloud:ess/scalingConfiguration:ScalingConfiguration";
const POOL = "alicloud:cs/nodePool:NodePool";

export const cases: ControlCases = {
  control: storageRequireDiskCustomerKey,
  aws: {
    pass: [
      example(EBS, { encrypted: true, kmsKeyId: ref("key") }, { name: "key", type: "aws:kms/key:Key" }),
      // AWS takes no key beside a switch that is off; that it is left out is storage-require-disk-encryption's finding.
      example(EBS, { kmsKeyId: "k" }),
      example(EC2, {
        rootBlockDevice: { encrypted: true, kmsKeyId: "arn:aws-cn:kms:cn-north-1:111122223333:key/1" },
      }),
    ],
    fail: [
      example(EBS, { encrypted: true }),
      example(EBS, { encrypted: true, kmsKeyId: "alias/aws/ebs" }),
      example(EBS, { encrypted: false, kmsKeyId: "k" }),
      example(EC2, { rootBlockDevice: { encrypted: true } }),
    ],
    notApplicable: [
      example("aws:ec2/launchConfiguration:LaunchConfiguration", { rootBlockDevice: { encrypted: true } }),
    ],
    unknown: [
      example(EBS, { encrypted: UNKNOWN, kmsKeyId: "k" }),
      example(EC2, { rootBlockDevice: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [
      example(DISK, { encrypted: true, kmsKeyId: ref("key") }, { name: "key", type: "alicloud:kms/key:Key" }),
      example(ECS, { systemDiskEncrypted: true, systemDiskKmsKeyId: "k" }),
      example(POOL, { systemDiskEncrypted: true, systemDiskKmsKey: "k" }),
    ],
    fail: [
      example(DISK, { encrypted: true }),
      example(DISK, { kmsKeyId: "k" }),
      example(DISK, { encrypted: true, kmsKeyId: "alias/acs/ecs" }),
      example(GROUP, {
        systemDiskEncrypted: true,
        systemDiskKmsKeyId: "k",
        dataDisks: [{ encrypted: true }],
      }),
    ],
    unknown: [example(DISK, { encrypted: UNKNOWN, kmsKeyId: "k" })],
  },
};
