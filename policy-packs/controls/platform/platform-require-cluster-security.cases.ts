import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { platformRequireClusterSecurity } from "./platform-require-cluster-security.ts";

const CLUSTER = "aws:emr/cluster:Cluster";
const EMRV2_CLUSTER = "alicloud:emrv2/cluster:Cluster";

export const cases: ControlCases = {
  control: platformRequireClusterSecurity,
  aws: {
    pass: [
      example(CLUSTER, { securityConfiguration: "strict" }),
      example(
        CLUSTER,
        { securityConfiguration: ref("configuration") },
        { name: "configuration", type: "aws:emr/securityConfiguration:SecurityConfiguration" },
      ),
    ],
    fail: [example(CLUSTER, {}), example(CLUSTER, { securityConfiguration: "" })],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
  alicloud: {
    pass: [example(EMRV2_CLUSTER, { securityMode: "KERBEROS" })],
    fail: [example(EMRV2_CLUSTER, {}), example(EMRV2_CLUSTER, { securityMode: "NORMAL" })],
    unknown: [example(EMRV2_CLUSTER, { securityMode: UNKNOWN })],
  },
};
