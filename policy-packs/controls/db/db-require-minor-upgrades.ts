import { control } from "../../control.ts";
import { minorUpgrades } from "../../facts/database-upkeep.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireMinorUpgrades = control({
  id: "db-require-minor-upgrades",
  title: "Databases and caches take small updates by themselves",
  clauses: ["10.4.5-a", "1.3.3-b"],
  mlps: "8.1.10.5",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Small updates close holes that are public from the same day on. Nobody installs them by hand on forty instances in time.",
  sameAs: [
    "CKV_AWS_226",
    "CKV_AWS_322",
    "CKV_AWS_222",
    "CKV_AWS_141",
    "CKV_ALI_30",
    "RDSAutomaticMinorVersionUpgradeEnabled",
    "rds_instance_minor_version_upgrade_enabled",
    "rds_cluster_minor_version_upgrade_enabled",
    "elasticache_redis_cluster_auto_minor_version_upgrades",
    "memorydb_cluster_auto_minor_version_upgrades",
    "dms_instance_minor_version_upgrade_enabled",
    "redshift_cluster_automatic_upgrades",
    "RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED",
  ],
  fact: minorUpgrades,
  judge: (value) =>
    requireTrue(
      value,
      "whether it takes small updates by itself",
      "waits for somebody to install small updates",
      "let the service install them in the maintenance window",
    ),
});
