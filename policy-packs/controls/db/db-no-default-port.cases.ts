import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbNoDefaultPort } from "./db-no-default-port.ts";

const RDS = "aws:rds/instance:Instance";
const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const ALI = "alicloud:rds/instance:Instance";
const KVSTORE = "alicloud:kvstore/instance:Instance";

export const cases: ControlCases = {
  control: dbNoDefaultPort,
  aws: {
    pass: [
      example(RDS, { engine: "mysql", port: 13306 }),
      example(RDS, { engine: "mysql", port: 5432 }),
      example(GROUP, { port: 16379 }),
    ],
    fail: [
      example(RDS, { engine: "mysql" }),
      example(RDS, { engine: "postgres", port: 5432 }),
      example(RDS, { engine: "oracle-ee" }),
      example(RDS, { engine: "sqlserver-se" }),
      example(RDS, { engine: "db2-se" }),
      example("aws:rds/cluster:Cluster", { engine: "aurora-mysql" }),
      example(GROUP, {}),
      example("aws:redshift/cluster:Cluster", {}),
    ],
    unknown: [example(RDS, { engine: "mysql", port: UNKNOWN })],
    silent: [example(RDS, {})],
  },
  alicloud: {
    pass: [example(ALI, { engine: "MySQL", port: "13306" }), example(KVSTORE, { port: 16379 })],
    fail: [
      example(ALI, { engine: "MySQL" }),
      example(ALI, { engine: "PostgreSQL", port: "5432" }),
      example(KVSTORE, {}),
      example("alicloud:redis/tairInstance:TairInstance", {}),
    ],
    unknown: [example(KVSTORE, { port: UNKNOWN })],
  },
};
