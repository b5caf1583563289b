import type { MetricKind } from "./metrics.ts";

/** Rules of the component `facility` write what rooms measure into this namespace, named by room. */
export const FACILITY_NAMESPACE = "Atrium/Facility";

const LASTING = { minutes: 5, missing: "ignore" } as const;

/** The sensor itself: who is silent measures nothing, and the room is watched by nobody. @clause 9.2.2-b */
const CHECKED = { minutes: 5, missing: "tell" } as const;

const of = <Metric extends string>(metric: Metric, statistic: "Maximum" | "Minimum" = "Maximum") =>
  ({
    namespace: FACILITY_NAMESPACE,
    metric,
    statistic,
    period: 300,
    scale: 1,
    dimensions: [],
    placed: true,
  }) as const;

const ELSEWHERE = {
  absent: "rooms tell Log Service there, and the component facility makes the alerts on its store",
} as const;

/** Rooms of servers. @clause 9.1.1-a */
export const FACILITY_KINDS = {
  /** @clause 9.2.2-a */
  "room-temperature": {
    clause: "9.2.2-a",
    severity: "high",
    responseMinutes: 15,
    title: "A machine room is too hot",
    titleZh: "机房温度过高",
    text: "See the air conditioner and its power; machines switch off next.",
    threshold: 28,
    unit: "°C",
    over: true,
    ...CHECKED,
    aws: of("temperature"),
    alicloud: ELSEWHERE,
  },
  /** @clause 9.2.2-a */
  "room-dry": {
    clause: "9.2.2-a",
    severity: "medium",
    responseMinutes: 60,
    title: "The air of a machine room is too dry",
    titleZh: "机房湿度过低",
    text: "Static electricity harms boards: see the humidifier.",
    threshold: 20,
    unit: "%",
    over: false,
    ...LASTING,
    aws: of("humidity", "Minimum"),
    alicloud: ELSEWHERE,
  },
  /** @clause 9.2.2-a */
  "room-damp": {
    clause: "9.2.2-a",
    severity: "medium",
    responseMinutes: 60,
    title: "The air of a machine room is too damp",
    titleZh: "机房湿度过高",
    text: "Water settles on boards: see the air conditioner and its drain.",
    threshold: 80,
    unit: "%",
    over: true,
    ...LASTING,
    aws: of("humidity"),
    alicloud: ELSEWHERE,
  },
  /** @clause 9.4.1-a */
  "ups-load": {
    clause: "9.4.1-a",
    severity: "medium",
    responseMinutes: 60,
    title: "An uninterruptible supply is loaded above 80 %",
    titleZh: "UPS 负载超过 80%",
    text: "Take machines off, or plan a larger one: it will not hold for as long as was planned.",
    threshold: 80,
    unit: "%",
    over: true,
    ...CHECKED,
    aws: of("load"),
    alicloud: ELSEWHERE,
  },
  /** @clause 9.1.1-a */
  "ups-charge": {
    clause: "9.1.1-a",
    severity: "high",
    responseMinutes: 15,
    title: "The battery of an uninterruptible supply is below half",
    titleZh: "UPS 电池电量低于 50%",
    text: "Shut the machines down in order before it is empty; a battery that does not charge is at its end.",
    threshold: 50,
    unit: "%",
    over: false,
    ...LASTING,
    aws: of("charge", "Minimum"),
    alicloud: ELSEWHERE,
  },
  /** @clause 9.1.1-a */
  "ups-on-battery": {
    clause: "9.1.1-a",
    severity: "critical",
    responseMinutes: 15,
    title: "A machine room runs on its battery",
    titleZh: "机房市电中断，UPS 供电",
    text: "Ask the mall for power and how long; begin to shut down what may wait.",
    threshold: 0,
    unit: "state",
    over: true,
    ...LASTING,
    aws: of("onBattery"),
    alicloud: ELSEWHERE,
  },
  /** @clause 9.1.1-a */
  "room-water": {
    clause: "9.1.1-a",
    severity: "critical",
    responseMinutes: 15,
    title: "There is water in a machine room",
    titleZh: "机房漏水",
    text: "Send somebody; switch off what stands in it.",
    threshold: 0,
    unit: "state",
    over: true,
    ...CHECKED,
    aws: of("water"),
    alicloud: ELSEWHERE,
  },
  /** @clause 9.6.1-a */
  "room-door": {
    clause: "9.6.1-a",
    severity: "high",
    responseMinutes: 30,
    title: "The door of a machine room stands open",
    titleZh: "机房门长时间未关",
    text: "Call whoever is on the list of visitors; see the recordings.",
    threshold: 5,
    unit: "minutes",
    over: true,
    ...CHECKED,
    aws: of("openMinutes"),
    alicloud: ELSEWHERE,
  },
} as const satisfies Readonly<Record<string, MetricKind>>;
