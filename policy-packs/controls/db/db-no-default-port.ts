import { control, UNKNOWN } from "../../control.ts";
import { databasePort } from "../../facts/database-placement.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbNoDefaultPort = control({
  id: "db-no-default-port",
  title: "Databases do not listen where everybody tries first",
  clauses: ["10.1.2-a"],
  mlps: "8.1.4.4",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "It stops no attacker, but it keeps the logs free of those who try every address of the network.",
  sameAs: [
    "AwsSolutions-RDS11",
    "AwsSolutions-AEC5",
    "rds_instance_non_default_port",
    "rds_cluster_non_default_port",
  ],
  fact: databasePort,
  judge({ port, wellKnown }) {
    if (port === UNKNOWN) return undecided("its port is known only after deployment");
    return wellKnown ? fail(`listens on the well-known port ${port}`, "choose another one") : pass;
  },
});
