import { control, UNKNOWN } from "../../control.ts";
import { alarms } from "../../facts/alarms.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const monitoringRequireAlarmReceivers = control({
  id: "monitoring-require-alarm-receivers",
  title: "Alarms reach somebody",
  clauses: ["8.5.2-b", "5.3.3-a"],
  mlps: "8.1.5.4",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "An alarm that is sent to nobody, or to a topic that nobody subscribed to, is found the morning after.",
  sameAs: ["CloudWatchAlarmAction", "cloudwatch_alarm_actions_alarm_state_configured"],
  fact: alarms,
  judge({ addressed, deaf, silent }) {
    if (silent) return notApplicable("another alarm speaks for it");
    if (addressed === UNKNOWN) return undecided("whom the alarm tells is known only after deployment");
    if (!addressed) return fail("alarm tells nobody", "name a topic or a group of people for it");
    return deaf.length === 0
      ? pass
      : fail(
          `nobody listens to ${deaf.join(", ")}, the only one that the alarm tells`,
          "subscribe the people on duty",
        );
  },
});
