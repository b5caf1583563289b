import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbRequireCurrentCertificate } from "./db-require-current-certificate.ts";

const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";

export const cases: ControlCases = {
  control: dbRequireCurrentCertificate,
  aws: {
    pass: [
      example(RDS, {}),
      example(RDS, { caCertIdentifier: "rds-ca-rsa2048-g1" }),
      example(RDS, { caCertIdentifier: "rds-ca-ecc384-g1" }),
      example(AURORA, { caCertificateIdentifier: "rds-ca-rsa4096-g1" }),
    ],
    fail: [
      example(RDS, { caCertIdentifier: "rds-ca-2015" }),
      example(RDS, { caCertIdentifier: "rds-ca-2019" }),
      example(AURORA, { caCertificateIdentifier: "rds-ca-2019" }),
      example("aws:rds/clusterInstance:ClusterInstance", { caCertIdentifier: "rds-ca-2019" }),
    ],
    unknown: [example(RDS, { caCertIdentifier: UNKNOWN })],
  },
};
