import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { lifecycleRequireNameParts } from "./lifecycle-require-name-parts.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const RDS = "aws:rds/instance:Instance";
const ECS = "alicloud:ecs/instance:Instance";

export const cases: ControlCases = {
  control: lifecycleRequireNameParts,
  aws: {
    pass: [
      example(BUCKET, { bucket: "crm-prod-shanghai" }),
      example(RDS, { identifier: "Oracle-19c-APP01" }),
      example("aws:lambda/function:Function", { name: "stock-sync-1.2" }),
      { ...example(RDS, { identifier: "orders1" }), settings: { pattern: "[a-z]+\\d" } },
    ],
    fail: [
      example(BUCKET, { bucket: "test2" }),
      example(BUCKET, { bucket: "-prod-shanghai" }),
      example(RDS, { identifier: "crm-" }),
      example("aws:dynamodb/table:Table", { name: "crm_prod" }),
      { ...example(RDS, { identifier: "orders-1" }), settings: { pattern: "[a-z]+\\d" } },
    ],
    unknown: [
      example(BUCKET, { bucket: UNKNOWN }),
      { ...example(BUCKET, { bucket: "crm-prod" }), settings: { pattern: "(" } },
    ],
    silent: [example(BUCKET, {}), example(RDS, { identifier: "" })],
  },
  alicloud: {
    pass: [
      example(ECS, { instanceName: "pos-prod-01" }),
      example("alicloud:kvstore/instance:Instance", { dbInstanceName: "cache-sh" }),
    ],
    fail: [
      example(ECS, { instanceName: "server" }),
      example("alicloud:oss/bucket:Bucket", { bucket: "backup" }),
    ],
    unknown: [example(ECS, { instanceName: UNKNOWN })],
    silent: [example(ECS, {})],
  },
};
