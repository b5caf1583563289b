import { control, UNKNOWN } from "../../control.ts";
import { publicBandwidth } from "../../facts/public-bandwidth.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const costRequireBandwidthCap = control({
  id: "cost-require-bandwidth-cap",
  title: "Traffic to the internet is capped",
  clauses: ["8.2.3-e"],
  mlps: "8.1.10.2",
  severity: "low",
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "Metered by traffic without a cap, one leaking download link or a flood of requests costs as much as the month's machines; metered by bandwidth, every megabit is paid for day and night.",
  sameAs: [],
  absent: { aws: "nothing there caps what goes out: traffic is metered, and a budget is what tells of it" },
  fact: publicBandwidth,
  settings: {
    defaults: { maximumMegabits: 200 },
    schema: {
      maximumMegabits: {
        type: "integer",
        minimum: 1,
        description: "widest way out to the internet, in Mbit/s",
      },
    },
  },
  judge({ megabits, metering }, { settings }) {
    if (megabits === UNKNOWN) return undecided("its bandwidth is known only after deployment");
    if (megabits <= settings.maximumMegabits) return pass;
    const metered =
      metering === UNKNOWN
        ? ""
        : ` and is metered ${/traffic/i.test(metering) ? "by traffic" : "by bandwidth"}`;
    return fail(
      Number.isFinite(megabits)
        ? `lets ${megabits} Mbit/s out to the internet${metered}`
        : `lets any amount out to the internet${metered}`,
      `cap it at ${settings.maximumMegabits} Mbit/s, with an address of its own or a shared bandwidth`,
    );
  },
});
