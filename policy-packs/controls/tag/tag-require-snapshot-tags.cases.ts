import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { tagRequireSnapshotTags } from "./tag-require-snapshot-tags.ts";

const INSTANCE = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";
const NEPTUNE = "aws:neptune/cluster:Cluster";

export const cases: ControlCases = {
  control: tagRequireSnapshotTags,
  aws: {
    pass: [
      example(INSTANCE, { engine: "mysql", copyTagsToSnapshot: true }),
      example(CLUSTER, { copyTagsToSnapshot: "true" }),
      example(NEPTUNE, { copyTagsToSnapshot: true }),
    ],
    fail: [
      example(INSTANCE, { engine: "mysql" }),
      example(INSTANCE, { engine: "mysql", copyTagsToSnapshot: false }),
      example(CLUSTER, {}),
      example(NEPTUNE, {}),
    ],
    unknown: [
      example(INSTANCE, { engine: "mysql", copyTagsToSnapshot: UNKNOWN }),
      example(CLUSTER, { copyTagsToSnapshot: UNKNOWN }),
    ],
    silent: [example(INSTANCE, { engine: "aurora-postgresql" })],
  },
};
