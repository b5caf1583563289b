import { type Known, UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { anyOf, texts } from "../reading.ts";

const shared: Reader<Known<boolean>> = (props) => {
  const accounts = texts(props, "sharedAccounts");
  if (accounts === UNKNOWN) return UNKNOWN;
  return anyOf(accounts.map((account) => (account === UNKNOWN ? UNKNOWN : account === "all")));
};

/** May everybody restore a snapshot of a database? "all" stands for every account: rds.Snapshot.sharedAccounts. */
export const publicSnapshots = resourceFact<Known<boolean>>("public-snapshots", {
  "aws:rds/snapshot:Snapshot": shared,
  "aws:rds/clusterSnapshot:ClusterSnapshot": shared,
  "aws:rds/snapshotCopy:SnapshotCopy": shared,
  "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy": shared,
});

/** Does a region refuse that images or snapshots are given to everybody? */
export const snapshotBlocks = resourceFact<Known<boolean>>("snapshot-blocks", {
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": blocked,
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": blocked,
});

function blocked(props: Readonly<Record<string, unknown>>): Known<boolean> {
  const { state } = props;
  return typeof state === "string" ? state !== "unblocked" : UNKNOWN;
}
