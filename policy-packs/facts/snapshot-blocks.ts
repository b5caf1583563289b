import { type Known, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";

/** Does a region refuse that images or snapshots are given to everybody? */
export const snapshotBlocks = resourceFact<Known<boolean>>("snapshot-blocks", {
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": blocked,
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": blocked,
});

function blocked(props: Readonly<Record<string, unknown>>): Known<boolean> {
  const { state } = props;
  return typeof state === "string" ? state !== "unblocked" : UNKNOWN;
}
