import { control } from "../../control.ts";
import { brokerUpgrades } from "../../facts/broker.ts";
import { requireTrue } from "../../judgement.ts";

export const middlewareRequireMinorUpgrades = control({
  id: "middleware-require-minor-upgrades",
  title: "Brokers take small upgrades by themselves",
  clauses: ["4.6.2-a", "8.5.3-a"],
  mlps: "8.1.10.5",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Small upgrades carry the mends for flaws; nobody finds the time to install them by hand on every broker.",
  sameAs: ["CKV_AWS_207", "mq_broker_auto_minor_version_upgrades"],
  absent: { alicloud: "message services there are upgraded by the provider without a switch" },
  fact: brokerUpgrades,
  judge: (value) =>
    requireTrue(
      value,
      "whether small upgrades are installed",
      "small upgrades are not installed by themselves",
      "switch automatic minor upgrades on",
    ),
});
