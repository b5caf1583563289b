import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireClusterMembers } from "./db-require-cluster-members.ts";

const AURORA = "aws:rds/cluster:Cluster";
const DOCDB = "aws:docdb/cluster:Cluster";
const NEPTUNE = "aws:neptune/cluster:Cluster";
const POLARDB = "alicloud:polardb/cluster:Cluster";
const MONGO = "alicloud:mongodb/instance:Instance";
const member = (name: string, service = "rds") => ({
  name,
  type: `aws:${service}/clusterInstance:ClusterInstance`,
  props: { clusterIdentifier: ref("subject") },
});

export const cases: ControlCases = {
  control: dbRequireClusterMembers,
  aws: {
    pass: [
      example(AURORA, {}, member("a"), member("b")),
      example(AURORA, { dbClusterInstanceClass: "db.m6gd.large" }),
      example(DOCDB, {}, member("a", "docdb"), member("b", "docdb")),
    ],
    fail: [
      example(AURORA, {}, member("a")),
      example(AURORA, { globalClusterIdentifier: "group", masterUsername: "orders" }, member("a")),
      example(DOCDB, {}, member("a", "docdb")),
      example(NEPTUNE, {}, member("a", "neptune")),
    ],
    unknown: [example(AURORA, { tags: { environment: UNKNOWN } }, member("a"))],
    notApplicable: [example(AURORA, { tags: { environment: "test" } }, member("a"))],
    silent: [
      example(AURORA, {}),
      example(AURORA, { engineMode: "serverless" }),
      // A pilot light: what it follows has a second instance.
      example(AURORA, { globalClusterIdentifier: "group" }, member("a")),
    ],
  },
  alicloud: {
    pass: [
      example(POLARDB, {}),
      example(POLARDB, { dbNodeCount: 2 }),
      example(MONGO, {}),
      example(MONGO, { replicationFactor: 3 }),
    ],
    fail: [example(POLARDB, { dbNodeCount: 1 }), example(MONGO, { replicationFactor: 1 })],
    unknown: [example(POLARDB, { dbNodeCount: UNKNOWN })],
    notApplicable: [example(POLARDB, { dbNodeCount: 1, tags: { environment: "test" } })],
  },
};
