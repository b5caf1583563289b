import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireAccessPointRoot } from "./storage-require-access-point-root.ts";

const EFS = "aws:efs/accessPoint:AccessPoint";
const NAS = "alicloud:nas/accessPoint:AccessPoint";
const efs = (rootDirectory?: unknown) => example(EFS, { fileSystemId: "fs-1", rootDirectory });
const nas = (rootPath?: unknown) => example(NAS, { fileSystemId: "fs-1", rootPath });

export const cases: ControlCases = {
  control: storageRequireAccessPointRoot,
  aws: {
    pass: [efs({ path: "/till" })],
    fail: [efs(), efs({}), efs({ path: "/" })],
    unknown: [efs(UNKNOWN), efs({ path: UNKNOWN })],
  },
  alicloud: { pass: [nas("/till")], fail: [nas(), nas("/")], unknown: [nas(UNKNOWN)] },
};
