import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireWarehouseLog } from "./db-require-warehouse-log.ts";

const REDSHIFT = "aws:redshift/cluster:Cluster";
const NAMESPACE = "aws:redshiftserverless/namespace:Namespace";

export const cases: ControlCases = {
  control: dbRequireWarehouseLog,
  aws: {
    pass: [
      example(
        REDSHIFT,
        {},
        { name: "log", type: "aws:redshift/logging:Logging", props: { clusterIdentifier: ref("subject") } },
      ),
      example(REDSHIFT, { logging: { enable: true } }),
      example(NAMESPACE, { logExports: ["connectionlog"] }),
    ],
    fail: [
      example(REDSHIFT, {}),
      example(REDSHIFT, { logging: { enable: false } }),
      example(
        REDSHIFT,
        {},
        { name: "log", type: "aws:redshift/logging:Logging", props: { clusterIdentifier: "other" } },
      ),
      example(NAMESPACE, {}),
      example(NAMESPACE, { logExports: ["userlog"] }),
    ],
    unknown: [
      example(REDSHIFT, { logging: { enable: UNKNOWN } }),
      example(NAMESPACE, { logExports: UNKNOWN }),
    ],
  },
};
