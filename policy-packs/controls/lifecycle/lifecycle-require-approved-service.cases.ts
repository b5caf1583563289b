import { type ControlCases, example } from "../../testing.ts";
import { lifecycleRequireApprovedService } from "./lifecycle-require-approved-service.ts";

export const cases: ControlCases = {
  control: lifecycleRequireApprovedService,
  aws: {
    pass: [example("aws:rds/instance:Instance", {}), example("aws:alb/loadBalancer:LoadBalancer", {})],
    fail: [
      example("aws:qldb/ledger:Ledger", {}),
      { ...example("aws:rds/instance:Instance", {}), settings: { awsServices: ["ec2"] } },
    ],
    unknown: [],
    decided: "a type is known before anything is deployed",
  },
  alicloud: {
    pass: [example("alicloud:polardb/cluster:Cluster", {})],
    fail: [
      example("alicloud:drds/instance:Instance", {}),
      { ...example("alicloud:rds/instance:Instance", {}), settings: { alicloudServices: ["ecs"] } },
    ],
    unknown: [],
    decided: "a type is known before anything is deployed",
  },
};
