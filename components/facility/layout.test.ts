import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutAwsAlarms } from "../alarms/layout.ts";
import { METRIC_KINDS } from "../alarms/metrics.ts";
import { layoutAlicloudIot, layoutAwsIot } from "../iot/layout.ts";
import { alicloudIotArgs, awsIotArgs } from "../iot/testing.ts";
import { codesOf } from "../workload/fault-table.ts";
import { AWS_ROUTE, TAGS } from "../workload/testing.ts";
import { type FacilityArgs, type RoomArgs, SENSORS } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudFacility, layoutAwsFacility } from "./layout.ts";
import { FACILITY_CLASSES, sensorsOf, WATCHES } from "./sensors.ts";
import { alicloudFacilityArgs, awsFacilityArgs, video } from "./testing.ts";

const codes = (cloud: "aws" | "alicloud", more: Partial<FacilityArgs>) =>
  codesOf(() =>
    cloud === "aws"
      ? layoutAwsFacility("rooms", awsFacilityArgs("ap-southeast-1", more))
      : layoutAlicloudFacility("rooms", alicloudFacilityArgs("cn-shanghai", more)),
  );

describe("a facility that", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codes(cloud, args)).toEqual([code]);
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("has many things wrong is told all of them at once, the recordings' too", () => {
    expect(
      codes("aws", {
        account: "1",
        rooms: { A: { where: "", kind: "machine-room" } },
        video: video("ap-southeast-1", "s3", { offSite: "ap-southeast-1" }),
      }),
    ).toEqual(["placement.account", "facility.name", "facility.where", "object-store.off-site"]);
  });

  it("has cameras and records nowhere, or no key, or no lines, is told so", () => {
    const { video: _, ...blind } = awsFacilityArgs("ap-southeast-1");
    expect(codesOf(() => layoutAwsFacility("rooms", blind))).toEqual(["facility.video"]);
    const { key: __, ...keyless } = awsFacilityArgs("ap-southeast-1");
    expect(codesOf(() => layoutAwsFacility("rooms", keyless))).toEqual(["facility.key"]);
    const { fleet, ...rest } = alicloudFacilityArgs("cn-shanghai");
    expect(
      codesOf(() => layoutAlicloudFacility("rooms", { ...rest, fleet: { types: fleet.types } })),
    ).toEqual(["facility.fleet"]);
  });

  it("says where in its own arguments a fault of the recordings is", () => {
    const paths = (more: Partial<FacilityArgs>) => {
      try {
        layoutAwsFacility("rooms", awsFacilityArgs("ap-southeast-1", more));
        return [];
      } catch (error) {
        return (error as { diagnostics: readonly { path: string }[] }).diagnostics.map(({ path }) => path);
      }
    };
    expect(
      paths({
        video: video("ap-southeast-1", "s3", {
          recorders: { NVR: "recorders" },
          offSite: "ap-southeast-1",
        }),
      }),
    ).toEqual(["video.offSite", "video.recorders.NVR"]);
  });
});

describe("what rooms measure", () => {
  const aws = layoutAwsFacility("rooms", awsFacilityArgs("ap-southeast-1"));
  const ali = layoutAlicloudFacility("rooms", alicloudFacilityArgs("cn-shanghai"));

  it("has the guide's thresholds on AWS", () => {
    const limit = (key: string) => {
      const { kind } = aws.alarmTargets[key] ?? {};
      if (kind === undefined) throw new Error(`nobody watches ${key}`);
      return [METRIC_KINDS[kind].over ? "over" : "under", METRIC_KINDS[kind].threshold];
    };
    expect(limit("mall-a-temperature")).toEqual(["over", 28]);
    expect(limit("mall-a-dry")).toEqual(["under", 20]);
    expect(limit("mall-a-damp")).toEqual(["over", 80]);
    expect(limit("mall-a-ups-load")).toEqual(["over", 80]);
    expect(limit("mall-a-ups-on-battery")).toEqual(["over", 0]);
    expect(limit("mall-a-water")).toEqual(["over", 0]);
  });

  it("is watched on AWS under the very name that a rule writes it under", () => {
    const { metrics } = layoutAwsAlarms("alarms", {
      account: "111122223333",
      region: "ap-southeast-1",
      tags: TAGS,
      route: AWS_ROUTE,
      targets: aws.alarmTargets,
      events: "elsewhere",
    });
    // What IoT Core would put in for a device of each room.
    const written = aws.rules.flatMap(({ metric, sensor }) =>
      ["mall-a", "store-7"].flatMap((room) => {
        const rooms = awsFacilityArgs("ap-southeast-1").rooms;
        if (!sensorsOf(rooms[room] as RoomArgs).includes(sensor)) return [];
        const pattern = /\$\{regexp_substr\(topic\(3\), '([^']+)'\)\}/.exec(metric)?.[1];
        const [place] = new RegExp(pattern ?? "").exec(`${room}:SN-1`) ?? [];
        return [metric.replace(/\$\{.*\}/, place ?? "")];
      }),
    );
    expect(new Set(metrics.map(({ metric }) => metric.metric))).toEqual(new Set(written));
    expect(new Set(metrics.map(({ metric }) => metric.namespace))).toEqual(new Set(["Atrium/Facility"]));
  });

  it("takes as many rules as readings, however many rooms there are", () => {
    const rooms = (count: number) =>
      Object.fromEntries(
        [...Array(count).keys()].map((index) => [
          `room-${index}`,
          { where: "x", kind: "machine-room" } as const,
        ]),
      );
    const of = (count: number) =>
      layoutAwsFacility("rooms", awsFacilityArgs("ap-southeast-1", { rooms: rooms(count) }));
    expect(of(500).rules).toEqual(of(1).rules);
    expect(of(1).rules.map(({ key }) => key)).toEqual([
      "temperature",
      "humidity",
      "load",
      "charge",
      "onBattery",
      "water",
      "openMinutes",
    ]);
  });

  it("reads messages of its class that have the reading, and no other", () => {
    expect(aws.rules[0]).toMatchObject({
      sql: "SELECT temperature FROM 'atrium/mall-climate/+/readings' WHERE isUndefined(temperature) = false",
      value: ["$", "{temperature}"].join(""),
    });
  });

  it("is measured by its worst value: the highest of what may be too much, the lowest of what may be too little", () => {
    for (const { kind } of Object.values(WATCHES)) {
      const { over, aws: metric } = METRIC_KINDS[kind];
      expect([kind, metric.statistic]).toEqual([kind, over ? "Maximum" : "Minimum"]);
    }
  });

  it("has a room's own limit, with its reason, in the alarm and in the search", () => {
    expect(aws.alarmTargets["store-7-temperature"]?.threshold).toEqual({
      value: 32,
      reason: "no air conditioner, fans alone - facility-team",
    });
    expect(ali.alerts.find(({ key }) => key === "temperature")?.query).toBe(
      "kind: reading | select split_part(device, ':', 1) as room, count(1) as cnt, max(temperature) as value from log where class = 'mall-climate' and temperature > (case when split_part(device, ':', 1) in ('store-7') then 32 else 28 end) group by room limit 100",
    );
  });

  it("has the same words and severities on both clouds", () => {
    const words = new Set(Object.values(aws.alarmTargets).map(({ kind }) => METRIC_KINDS[kind].title));
    const heard = ali.alerts.filter(({ key }) => !key.startsWith("silent-"));
    expect(new Set(heard.map(({ title }) => title))).toEqual(words);
    expect(heard.map(({ severity }) => severity)).toEqual(
      heard.map(({ key }) => METRIC_KINDS[WATCHES[key as keyof typeof WATCHES].kind].severity),
    );
  });

  it("is missed when a sensor falls silent: one alarm of each sensor on AWS, one search a sensor on Alibaba Cloud", () => {
    const checked = Object.entries(WATCHES).filter(([, { kind }]) => METRIC_KINDS[kind].missing === "tell");
    const measured = SENSORS.filter((sensor) => sensor !== "camera");
    expect(checked.map(([, { sensor }]) => sensor)).toEqual(measured);
    expect(ali.alerts.flatMap(({ key }) => (key.startsWith("silent-") ? [key.slice(7)] : []))).toEqual(
      measured,
    );
    expect(ali.alerts.find(({ key }) => key === "silent-climate")?.query).toContain(
      "having max(__time__) < to_unixtime(now()) - 900",
    );
  });

  it("is not measured where a room goes without, and tags say why", () => {
    const without = { leakage: { reason: "no false floor there", owner: "facility-team" } };
    const rooms = { "mall-a": { where: "B1", kind: "machine-room", without } } as const;
    const layout = layoutAwsFacility("rooms", awsFacilityArgs("ap-southeast-1", { rooms }));
    expect(layout.alarmTargets["mall-a-water"]).toBeUndefined();
    expect(layout.waivers).toEqual({ "waiver-leakage": "mall-a: no false floor there - facility-team" });
  });

  it("is told to no name that any of its readings could break", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9-]{0,23}$/), (name) => {
        const rooms = { [name]: { where: "B1", kind: "machine-room" } } as const;
        const { alarmTargets } = layoutAwsFacility("rooms", awsFacilityArgs("ap-southeast-1", { rooms }));
        for (const key of Object.keys(alarmTargets)) expect(key).toMatch(/^[a-z][a-z0-9-]{0,40}$/);
      }),
    );
  });
});

describe("the classes of its sensors", () => {
  it("are ones that iot takes, on both clouds, and that iot itself has no range for", () => {
    const aws = layoutAwsIot("mall", awsIotArgs("ap-southeast-1", { classes: FACILITY_CLASSES }));
    const ali = layoutAlicloudIot("mall", alicloudIotArgs("cn-shanghai", { classes: FACILITY_CLASSES }));
    for (const { key, sql } of aws.rules.filter((rule) => rule.key.startsWith("reading-"))) {
      expect([key, sql.split(" WHERE ")[1]]).toEqual([key, "sensor = 'failed'"]);
    }
    expect(Object.keys(aws.types)).toEqual([...SENSORS]);
    // What searches compare is indexed as a number.
    const compared = ["temperature", "humidity", "load", "charge", "onBattery", "water", "openMinutes"];
    expect(compared.map((reading) => ali.fields[reading])).toEqual(compared.map(() => "double"));
  });

  it("have their room in the name of each device", () => {
    const { classes } = layoutAwsIot("mall", awsIotArgs("ap-southeast-1", { classes: FACILITY_CLASSES }));
    for (const { body } of classes)
      expect(body).toContain('{"Fn::Join":[":",[{"Ref":"Place"},{"Ref":"Serial"}]]}');
  });
});

describe("recordings", () => {
  it("are kept for 90 days and locked as long", () => {
    const { video: planned } = layoutAwsFacility("rooms", awsFacilityArgs("ap-southeast-1"));
    expect(planned?.args.buckets.recordings).toMatchObject({
      keepDays: 90,
      oldVersionsDays: 1,
      lock: { mode: "governance", days: 90 },
    });
  });

  it("are locked for good where somebody approved it, and say so where nothing is", () => {
    const of = (lock: NonNullable<FacilityArgs["video"]>["lock"]) =>
      layoutAlicloudFacility(
        "rooms",
        alicloudFacilityArgs("cn-shanghai", {
          video: video("cn-shanghai", "oss", { keepDays: 180, ...(lock && { lock }) }),
        }),
      ).video?.args;
    expect(of({ approver: "board" })?.buckets.recordings?.lock).toEqual({
      mode: "compliance",
      days: 180,
      approver: "board",
    });
    const open = of({ none: { reason: "law asks to delete on demand", owner: "legal" } });
    expect(open?.buckets.recordings?.lock).toBeUndefined();
    expect(open?.tags["waiver-lock"]).toBe("law asks to delete on demand - legal");
  });

  it("are written by recorders and read by viewers, and deleted by nobody", () => {
    const { video: planned } = layoutAwsFacility("rooms", awsFacilityArgs("ap-southeast-1"));
    expect(planned?.args.users).toEqual({
      nvr: { purpose: "recorders of all rooms", writes: ["recordings"] },
      guards: { purpose: "after an incident", reads: ["recordings"] },
    });
  });
});
