import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { computeRequireApprovedFamily } from "./compute-require-approved-family.ts";

const EC2 = "aws:ec2/instance:Instance";
const ECS = "alicloud:ecs/instance:Instance";

export const cases: ControlCases = {
  control: computeRequireApprovedFamily,
  aws: {
    pass: [
      example(EC2, { instanceType: "m7g.large" }),
      example("aws:rds/instance:Instance", { instanceClass: "db.r6g.large" }),
      example("aws:elasticache/replicationGroup:ReplicationGroup", { nodeType: "cache.t4g.micro" }),
      example("aws:memorydb/cluster:Cluster", { nodeType: "db.r7g.large" }),
    ],
    fail: [
      example(EC2, { instanceType: "p4d.24xlarge" }),
      example(EC2, { instanceType: "t2.micro" }),
      example("aws:elasticache/cluster:Cluster", { nodeType: "cache.m3.medium" }),
      example("aws:docdb/clusterInstance:ClusterInstance", { instanceClass: "db.r4.large" }),
      example("aws:neptune/clusterInstance:ClusterInstance", { instanceClass: "db.x2g.large" }),
      example("aws:eks/nodeGroup:NodeGroup", { instanceTypes: ["m7g.large", "x2idn.16xlarge"] }),
    ],
    unknown: [example(EC2, { instanceType: UNKNOWN })],
    silent: [example(EC2, { launchTemplate: { id: "lt-1" } })],
  },
  alicloud: {
    pass: [
      example(ECS, { instanceType: "ecs.g7.large" }),
      example(ECS, { instanceType: "ecs.u1-c1m2.large" }),
      example("alicloud:rds/instance:Instance", { instanceType: "mysql.x4.large.2c" }),
      example("alicloud:kvstore/instance:Instance", { instanceClass: "redis.master.small.default" }),
      example("alicloud:polardb/cluster:Cluster", { dbNodeClass: "polar.mysql.x4.large" }),
      example("alicloud:mongodb/instance:Instance", { dbInstanceClass: "dds.mongo.standard" }),
    ],
    fail: [
      example(ECS, { instanceType: "ecs.gn7i-c8g1.2xlarge" }),
      example("alicloud:cs/nodePool:NodePool", { instanceTypes: ["ecs.sn1.medium"] }),
      example("alicloud:rds/instance:Instance", { instanceType: "rds.mysql.s1.small" }),
      example("alicloud:rds/readOnlyInstance:ReadOnlyInstance", { instanceType: "rds.pg.s2.large" }),
      {
        ...example("alicloud:polardb/cluster:Cluster", { dbNodeClass: "polar.pg.x4.large" }),
        settings: { alicloudDatabaseClasses: ["polar.mysql.*"] },
      },
    ],
    unknown: [example(ECS, { instanceType: UNKNOWN })],
    silent: [example("alicloud:ess/scalingConfiguration:ScalingConfiguration", {})],
  },
};
