import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { given, integer, orDefault, text } from "../reading.ts";

/** The most that goes out to the internet at once; endless where nothing limits it. */
export interface PublicBandwidth {
  readonly megabits: Known<number>;
  /** What counts in the bill: what was sent, or what might be. */
  readonly metering: Known<string>;
}

/** Defaults as documented: typings of alicloud 3.108. */
export const publicBandwidth: ResourceFact<PublicBandwidth> = resourceFact("public-bandwidth", {
  "alicloud:ecs/eipAddress:EipAddress": (props) => ({
    megabits: orDefault(integer(props, "bandwidth"), 5),
    metering: orDefault(text(props, "internetChargeType"), "PayByBandwidth"),
  }),
  "alicloud:slb/loadBalancer:LoadBalancer": (props) => {
    // In a vSwitch it is an internal one unless it says otherwise.
    const address = text(props, "addressType") ?? (given(props, "vswitchId") ? "intranet" : "internet");
    if (address === "intranet") return undefined;
    const metering = orDefault(text(props, "internetChargeType"), "PayByTraffic");
    // Metered by traffic, a classic balancer ignores its bandwidth.
    const limit = orDefault(integer(props, "bandwidth"), 1);
    const known = address !== UNKNOWN && metering !== UNKNOWN;
    return {
      metering,
      megabits: known ? (/^paybytraffic$/i.test(metering) ? Number.POSITIVE_INFINITY : limit) : UNKNOWN,
    };
  },
  "alicloud:ecs/instance:Instance": (props) => {
    const megabits = orDefault(integer(props, "internetMaxBandwidthOut"), 0);
    if (megabits === 0) return undefined;
    return { megabits, metering: orDefault(text(props, "internetChargeType"), "PayByTraffic") };
  },
  "alicloud:vpc/commonBandwithPackage:CommonBandwithPackage": (props) => ({
    megabits: integer(props, "bandwidth") ?? UNKNOWN,
    metering: orDefault(text(props, "internetChargeType"), "PayByBandwidth"),
  }),
});
