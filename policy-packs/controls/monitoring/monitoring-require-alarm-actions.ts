import { control } from "../../control.ts";
import { alarms } from "../../facts/alarms.ts";
import { requireTrue } from "../../judgement.ts";

export const monitoringRequireAlarmActions = control({
  id: "monitoring-require-alarm-actions",
  title: "Alarms may speak",
  clauses: ["8.5.2-a", "5.3.3-a"],
  mlps: "8.1.5.4",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "An alarm whose actions are switched off goes red in a console that nobody watches.",
  sameAs: ["CKV_AWS_319", "cloudwatch_alarm_actions_enabled"],
  fact: alarms,
  judge: ({ enabled }) =>
    requireTrue(enabled, "whether the alarm may speak", "its actions are switched off", "switch them on"),
});
