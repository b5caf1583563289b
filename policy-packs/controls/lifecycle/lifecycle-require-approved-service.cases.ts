import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { lifecycleRequireApprovedService } from "./lifecycle-require-approved-service.ts";

export const cases: ControlCases = {
  control: lifecycleRequireApprovedService,
  aws: {
    pass: [example("aws:rds/instance:Instance", {}), example("aws:alb/loadBalancer:LoadBalancer", {})],
    fail: [
      example("aws:qldb/ledger:Ledger", {}),
      example("aws:qldb/ledger:Ledger", { tags: { "service-reason": "needed" } }),
      { ...example("aws:rds/instance:Instance", {}), settings: { awsServices: ["ec2"] } },
    ],
    unknown: [
      example("aws:qldb/ledger:Ledger", { tags: UNKNOWN }),
      example("aws:qldb/ledger:Ledger", { tags: { "service-reason": UNKNOWN } }),
    ],
    notApplicable: [
      example("aws:qldb/ledger:Ledger", { tags: { "service-reason": "gift cards of the group" } }),
    ],
  },
  alicloud: {
    pass: [example("alicloud:polardb/cluster:Cluster", {})],
    fail: [
      example("alicloud:drds/instance:Instance", {}),
      { ...example("alicloud:rds/instance:Instance", {}), settings: { alicloudServices: ["ecs"] } },
    ],
    unknown: [
      {
        ...example("alicloud:rds/instance:Instance", { tags: UNKNOWN }),
        settings: { alicloudServices: ["ecs"] },
      },
    ],
    notApplicable: [
      {
        ...example("alicloud:rds/instance:Instance", { tags: { "service-reason": "moved away by June" } }),
        settings: { alicloudServices: ["ecs"] },
      },
    ],
  },
};
