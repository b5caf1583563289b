import { type ControlCases, example } from "../../testing.ts";
import { platformRequireKerberosRealm } from "./platform-require-kerberos-realm.ts";

const CLUSTER = "aws:emr/cluster:Cluster";

export const cases: ControlCases = {
  control: platformRequireKerberosRealm,
  aws: {
    pass: [example(CLUSTER, { kerberosAttributes: { realm: "MALL.LOCAL" } })],
    fail: [
      example(CLUSTER, { kerberosAttributes: { kdcAdminPassword: "secret" } }),
      example(CLUSTER, { kerberosAttributes: { realm: "" } }),
    ],
    silent: [example(CLUSTER, {})],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};
