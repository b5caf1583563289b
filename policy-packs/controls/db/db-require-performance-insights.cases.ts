import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequirePerformanceInsights } from "./db-require-performance-insights.ts";

const RDS = "aws:rds/instance:Instance";

export const cases: ControlCases = {
  control: dbRequirePerformanceInsights,
  aws: {
    pass: [
      example(RDS, { performanceInsightsEnabled: true }),
      example("aws:rds/clusterInstance:ClusterInstance", { performanceInsightsEnabled: true }),
    ],
    fail: [
      example(RDS, {}),
      example(RDS, { performanceInsightsEnabled: false, engine: "postgres", instanceClass: "db.t3.micro" }),
      example(RDS, { engine: "mysql", instanceClass: "db.t3.medium" }),
      example("aws:rds/clusterInstance:ClusterInstance", {}),
    ],
    unknown: [example(RDS, { performanceInsightsEnabled: UNKNOWN })],
    silent: [
      example(RDS, { engine: "mysql", instanceClass: "db.t3.micro" }),
      example(RDS, { engine: "mariadb", instanceClass: "db.t4g.small" }),
      example(RDS, { engine: "db2-se" }),
    ],
  },
};
