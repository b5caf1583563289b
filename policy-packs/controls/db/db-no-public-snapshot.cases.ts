import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbNoPublicSnapshot } from "./db-no-public-snapshot.ts";

const SNAPSHOT = "aws:rds/snapshot:Snapshot";

export const cases: ControlCases = {
  control: dbNoPublicSnapshot,
  aws: {
    pass: [
      example(SNAPSHOT, {}),
      example(SNAPSHOT, { sharedAccounts: ["111122223333"] }),
      example(SNAPSHOT, { sharedAccounts: [] }),
    ],
    fail: [
      example(SNAPSHOT, { sharedAccounts: ["all"] }),
      example(SNAPSHOT, { sharedAccounts: ["111122223333", "all"] }),
      example(SNAPSHOT, { sharedAccounts: "all" }),
      example("aws:rds/clusterSnapshot:ClusterSnapshot", { sharedAccounts: ["all"] }),
      example("aws:rds/snapshotCopy:SnapshotCopy", { sharedAccounts: ["all"] }),
      example("aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy", { sharedAccounts: ["all"] }),
    ],
    unknown: [
      example(SNAPSHOT, { sharedAccounts: UNKNOWN }),
      example(SNAPSHOT, { sharedAccounts: [UNKNOWN] }),
    ],
  },
};
