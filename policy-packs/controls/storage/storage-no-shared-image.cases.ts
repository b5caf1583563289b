import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageNoSharedImage } from "./storage-no-shared-image.ts";

const AMI = "aws:ec2/amiLaunchPermission:AmiLaunchPermission";
const SNAPSHOT = "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission";
const IMAGE = "alicloud:ecs/imageSharePermission:ImageSharePermission";
const member = { name: "member", type: "aws:organizations/account:Account" };
const unit = { name: "unit", type: "aws:organizations/organizationalUnit:OrganizationalUnit" };
const branch = { name: "branch", type: "alicloud:resourcemanager/account:Account" };

export const cases: ControlCases = {
  control: storageNoSharedImage,
  aws: {
    pass: [
      example(AMI, { imageId: "ami-1", accountId: ref("member") }, member),
      example(AMI, { imageId: "ami-1", organizationalUnitArn: ref("unit") }, unit),
      example(SNAPSHOT, { snapshotId: "snap-1", accountId: ref("member") }, member),
    ],
    fail: [
      example(AMI, { imageId: "ami-1", accountId: "111122223333" }),
      example(AMI, { imageId: "ami-1", group: "all" }),
      example(AMI, { imageId: "ami-1", organizationArn: "arn:aws-cn:organizations::1:organization/o-1" }),
      example(SNAPSHOT, { snapshotId: "snap-1", accountId: "111122223333" }),
    ],
    unknown: [
      example(AMI, { imageId: "ami-1", accountId: UNKNOWN }),
      example(AMI, { imageId: "ami-1", group: UNKNOWN }),
      example(AMI, { imageId: "ami-1" }),
    ],
  },
  alicloud: {
    pass: [example(IMAGE, { imageId: "m-1", accountId: ref("branch") }, branch)],
    fail: [example(IMAGE, { imageId: "m-1", accountId: "1234567890123456" })],
    unknown: [example(IMAGE, { imageId: "m-1", accountId: UNKNOWN })],
  },
};
