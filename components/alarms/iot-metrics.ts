import type { MetricKind } from "./metrics.ts";

/** Rules of the component `iot` count what devices tell into this namespace; one fleet an account and region. */
export const IOT_NAMESPACE = "Atrium/IoT";

const COUNTED = { threshold: 0, unit: "count", over: true, minutes: 5, missing: "ignore" } as const;

const of = <Metric extends string>(metric: Metric) =>
  ({
    namespace: IOT_NAMESPACE,
    metric,
    statistic: "Maximum",
    period: 300,
    scale: 1,
    dimensions: [],
  }) as const;

const ELSEWHERE = {
  absent: "devices tell Log Service there, and the component iot makes the alerts on its store",
} as const;

/** The seven alarms that devices have. @clause 7.5.3-a */
export const IOT_KINDS = {
  /** @clause 7.5.3-a */
  "iot-offline": {
    clause: "7.5.3-a",
    severity: "high",
    responseMinutes: 30,
    title: "A device is offline",
    titleZh: "设备离线",
    text: "It was silent for longer than it promised: power, network, or the device itself.",
    ...COUNTED,
    aws: of("offline"),
    alicloud: ELSEWHERE,
  },
  /** @clause 7.5.3-a */
  "iot-battery": {
    clause: "7.5.3-a",
    severity: "medium",
    responseMinutes: 240,
    title: "A device's battery is low",
    titleZh: "设备电量低",
    text: "Change it on the next round.",
    ...COUNTED,
    aws: of("low-battery"),
    alicloud: ELSEWHERE,
  },
  /** @clause 7.5.3-a */
  "iot-link": {
    clause: "7.5.3-a",
    severity: "medium",
    responseMinutes: 60,
    title: "A device loses its connection",
    titleZh: "设备通信失败",
    text: "See the gateway and the signal; many at once are the network.",
    ...COUNTED,
    aws: of("link"),
    alicloud: ELSEWHERE,
  },
  /** @clause 7.5.3-a */
  "iot-reading": {
    clause: "7.5.3-a",
    severity: "high",
    responseMinutes: 15,
    title: "A reading is out of range, or a sensor has failed",
    titleZh: "传感器数据异常或故障",
    text: "See the device's place: goods, batteries or machines may be at risk.",
    ...COUNTED,
    aws: of("reading"),
    alicloud: ELSEWHERE,
  },
  /** @clause 7.5.3-a */
  "iot-tamper": {
    clause: "7.5.3-a",
    severity: "critical",
    responseMinutes: 15,
    title: "A device was tampered with",
    titleZh: "设备被破坏或拆动",
    text: "Send somebody; take its certificate back until it was seen.",
    ...COUNTED,
    aws: of("tamper"),
    alicloud: ELSEWHERE,
  },
  /** @clause 7.5.3-a */
  "iot-firmware": {
    clause: "7.5.3-a",
    severity: "medium",
    responseMinutes: 240,
    title: "Firmware could not be updated",
    titleZh: "固件升级失败",
    text: "It runs the old one; see whether the batch is to be stopped.",
    ...COUNTED,
    aws: of("firmware"),
    alicloud: ELSEWHERE,
  },
  /** @clause 7.5.3-a */
  "iot-video": {
    clause: "7.5.3-a",
    severity: "high",
    responseMinutes: 30,
    title: "A camera sends no pictures",
    titleZh: "视频流中断",
    text: "Recordings are missing from now on.",
    ...COUNTED,
    aws: of("video"),
    alicloud: ELSEWHERE,
  },
} as const satisfies Readonly<Record<string, MetricKind>>;
