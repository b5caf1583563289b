import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageNoPublicSnapshot } from "./storage-no-public-snapshot.ts";

const TYPES = [
  "aws:rds/snapshot:Snapshot",
  "aws:rds/clusterSnapshot:ClusterSnapshot",
  "aws:rds/snapshotCopy:SnapshotCopy",
  "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy",
];
const [SNAPSHOT = ""] = TYPES;

export const cases: ControlCases = {
  control: storageNoPublicSnapshot,
  aws: {
    pass: [example(SNAPSHOT, {}), example(SNAPSHOT, { sharedAccounts: ["111122223333"] })],
    fail: TYPES.map((type) => example(type, { sharedAccounts: ["111122223333", "all"] })),
    unknown: [
      example(SNAPSHOT, { sharedAccounts: UNKNOWN }),
      example(SNAPSHOT, { sharedAccounts: ["111122223333", UNKNOWN] }),
    ],
  },
};
