import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireSnapshotPublicBlock } from "./storage-require-snapshot-public-block.ts";

const SNAPSHOTS = "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess";
const IMAGES = "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess";

export const cases: ControlCases = {
  control: storageRequireSnapshotPublicBlock,
  aws: {
    pass: [
      example(SNAPSHOTS, { state: "block-all-sharing" }),
      example(SNAPSHOTS, { state: "block-new-sharing" }),
      example(IMAGES, { state: "block-new-sharing" }),
    ],
    fail: [example(SNAPSHOTS, { state: "unblocked" }), example(IMAGES, { state: "unblocked" })],
    unknown: [example(SNAPSHOTS, { state: UNKNOWN }), example(IMAGES, {})],
  },
};
