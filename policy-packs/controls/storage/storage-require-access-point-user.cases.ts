import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireAccessPointUser } from "./storage-require-access-point-user.ts";

const EFS = "aws:efs/accessPoint:AccessPoint";
const NAS = "alicloud:nas/accessPoint:AccessPoint";
const efs = (posixUser?: unknown) => example(EFS, { fileSystemId: "fs-1", posixUser });
const nas = (posixUser?: unknown) => example(NAS, { fileSystemId: "fs-1", posixUser });

export const cases: ControlCases = {
  control: storageRequireAccessPointUser,
  aws: {
    pass: [efs({ uid: 1000, gid: 1000 }), efs({ uid: 0, gid: 0 })],
    fail: [efs(), efs({})],
    unknown: [efs(UNKNOWN)],
  },
  alicloud: {
    pass: [nas({ posixUserId: 1000, posixGroupId: 1000 })],
    fail: [nas(), nas({})],
    unknown: [nas(UNKNOWN)],
  },
};
