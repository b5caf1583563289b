import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgePorts } from "../../exposure.ts";
import { ingressRules } from "../../facts/ingress-rules.ts";

/** SQL Server, Oracle, MySQL, PostgreSQL, MongoDB, Cassandra, CouchDB, Db2, Redshift, InfluxDB, ClickHouse. */
const DB_PORTS = [
  1433, 1434, 1521, 2484, 3306, 5432, 5433, 5439, 5984, 8086, 8123, 9042, 27017, 27018, 50000,
];

const question = {
  ports: DB_PORTS,
  protocols: ["tcp", "udp"],
  what: "database",
  remedy: "limit it to the application servers and the bastion",
} as const;

export const networkNoPublicDbPorts = control({
  id: "network-no-public-db-ports",
  title: "Database ports are not open to the internet",
  clauses: ["10.4.1-c", "1.9.2-a"],
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["EC2RestrictedCommonPorts"],
  fact: ingressRules,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (rules, { settings }) => judgePorts(rules, question, settings),
});
