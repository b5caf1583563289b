import { UNKNOWN } from "../control.ts";
import { integer, text } from "../reading.ts";
import { type Mend, type MendContext, remedy } from "./remedy.ts";

/** Days that CloudWatch Logs takes (typings of `aws:cloudwatch/logGroup`, 7.48); 0 keeps for ever. */
const CLOUDWATCH_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];
/** What a log store keeps where nothing is said (typings of `alicloud:log/store`, 3.108). */
const LOG_STORE_DAYS = 30;

/** Never shorter than it is: a store that is kept longer than asked stays. */
function kept(input: string, byDefault: number, offered: (days: number) => number | undefined): Mend {
  return (props, { settings, resource }) => {
    const days = integer(props, input) ?? byDefault;
    const wanted = wantedDays(settings, resource.props);
    if (days === UNKNOWN || wanted === undefined || days >= wanted || days === 0) return undefined;
    const next = offered(wanted);
    return next === undefined ? undefined : { [input]: next };
  };
}

function wantedDays(settings: MendContext["settings"], props: object): number | undefined {
  const logClass = text(props, "tags", "log-class");
  if (logClass === UNKNOWN || typeof settings.minimumDays !== "number") return undefined;
  const byClass = integer(settings, "daysByLogClass", logClass ?? "");
  return typeof byClass === "number" ? byClass : settings.minimumDays;
}

export const logRetention = remedy({
  title: "Log stores keep their entries as long as the clause asks",
  effect: "Entries are kept longer, and paid for longer; what has been deleted does not come back.",
  controls: ["log-require-retention"],
  mends: {
    "aws:cloudwatch/logGroup:LogGroup": (props, context) =>
      // A delivery class keeps its entries two days whatever is asked.
      text(props, "logGroupClass") === "DELIVERY"
        ? undefined
        : kept("retentionInDays", 0, (days) => CLOUDWATCH_DAYS.find((each) => each >= days))(props, context),
    "alicloud:log/store:Store": kept("retentionPeriod", LOG_STORE_DAYS, (days) => Math.min(days, 3650)),
  },
});
