import { control, UNKNOWN } from "../../control.ts";
import { monitoringInterval } from "../../facts/database-upkeep.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbRequireMonitoring = control({
  id: "db-require-monitoring",
  title: "The machine below a database is watched every minute",
  clauses: ["10.3.1-a"],
  mlps: "8.1.5.4",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A slow database is explained by what its machine did in those seconds. Values of five minutes hide it.",
  sameAs: [
    "CKV_AWS_118",
    "RDSEnhancedMonitoringEnabled",
    "rds_instance_enhanced_monitoring_enabled",
    "RDS_ENHANCED_MONITORING_ENABLED",
  ],
  fact: monitoringInterval,
  settings: {
    defaults: { longestSeconds: 60 },
    schema: {
      longestSeconds: { type: "integer", minimum: 1, description: "longest time between two looks" },
    },
  },
  judge(seconds, { settings }) {
    if (seconds === UNKNOWN) return undecided("how often it is watched is known only after deployment");
    if (seconds > 0 && seconds <= settings.longestSeconds) return pass;
    return fail(
      seconds === 0 ? "is not watched below the engine" : `is watched every ${seconds} seconds`,
      `watch it every ${settings.longestSeconds} seconds`,
    );
  },
});
