import { describe, expect, it } from "vitest";
import { METRIC_KINDS } from "../alarms/metrics.ts";
import { codesOf } from "../workload/fault-table.ts";
import type { IotArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudIot, layoutAwsIot } from "./layout.ts";
import { alicloudIotArgs, awsIotArgs } from "./testing.ts";

const codes = (cloud: "aws" | "alicloud", more: Partial<IotArgs>) =>
  codesOf(() =>
    cloud === "aws"
      ? layoutAwsIot("mall", awsIotArgs("ap-southeast-1", more))
      : layoutAlicloudIot("mall", alicloudIotArgs("cn-shanghai", more)),
  );

describe("devices of which", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codes(cloud, args)).toEqual([code]);
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("many things are wrong are told all of them at once", () => {
    expect(codes("aws", { account: "1", clients: {}, classes: {} })).toEqual([
      "placement.account",
      "clients.none",
      "iot.classes",
    ]);
  });

  it("key or brokers are missing at all are told so", () => {
    const { key: _, ...keyless } = awsIotArgs("ap-southeast-1");
    expect(codesOf(() => layoutAwsIot("mall", keyless))).toEqual(["iot.key"]);
    const { brokers: __, ...brokerless } = alicloudIotArgs("cn-shanghai");
    expect(codesOf(() => layoutAlicloudIot("mall", brokerless))).toEqual(["iot.brokers"]);
  });
});

describe("the seven alarms", () => {
  const aws = layoutAwsIot("mall", awsIotArgs("ap-southeast-1"));
  const ali = layoutAlicloudIot("mall", alicloudIotArgs("cn-shanghai"));

  it("are the same on both clouds, in words, severity and response", () => {
    const kinds = Object.values(aws.alarmTargets).map(({ kind }) => kind);
    expect(kinds).toHaveLength(7);
    expect(ali.alerts.map(({ title }) => title)).toEqual(kinds.map((kind) => METRIC_KINDS[kind].title));
    expect(ali.alerts.map(({ severity }) => severity)).toEqual(
      kinds.map((kind) => METRIC_KINDS[kind].severity),
    );
  });

  it("have on AWS a rule each that counts into the metric which the alarm is about", () => {
    const counted = new Set(aws.rules.map(({ metric }) => metric));
    const watched = Object.values(aws.alarmTargets).map(({ kind }) => METRIC_KINDS[kind].aws.metric);
    expect([...counted].sort()).toEqual([...watched].sort());
  });

  it("tell a device that went silent from one that lost its connection", () => {
    const sql = (key: string) => aws.rules.find((each) => each.key === key)?.sql;
    expect(sql("offline")).toContain("disconnectReason = 'MQTT_KEEP_ALIVE_TIMEOUT'");
    expect(sql("link")).toContain("disconnectReason <> 'MQTT_KEEP_ALIVE_TIMEOUT'");
  });

  it("know the range of every reading", () => {
    const sql = (key: string) => aws.rules.find((each) => each.key === key)?.sql.split(" WHERE ")[1];
    expect(sql("reading-level")).toBe("sensor = 'failed' OR litres < 400");
    expect(sql("reading-cold-chain")).toBe("sensor = 'failed' OR temperature < -25 OR temperature > 8");
    expect(sql("reading-camera")).toBe("sensor = 'failed'");
    const query = ali.alerts.find(({ key }) => key === "reading")?.query;
    expect(query).toContain("(class = 'mall-level' and (sensor = 'failed' OR litres < 400))");
    expect(ali.fields).toMatchObject({ temperature: "double", kind: "text" });
  });

  it("leave readings that are watched elsewhere to whoever does, but for the sensor's own faults", () => {
    const sql = aws.rules.find(({ key }) => key === "reading-meter")?.sql;
    expect(sql).toMatch(/ WHERE sensor = 'failed'$/);
    expect(ali.fields).toMatchObject({ load: "double" });
  });

  it("count only what devices say on topics of their class", () => {
    for (const { key, sql } of aws.rules.filter(({ key }) => key.startsWith("reading-"))) {
      expect(sql).toContain(`FROM 'atrium/mall-${key.slice("reading-".length)}/+/readings'`);
    }
  });
});

const THING = ["$", "{iot:Connection.Thing.ThingName}"].join("");

describe("a device", () => {
  const { classes } = layoutAwsIot("mall", awsIotArgs("ap-southeast-1"));
  const of = (key: string) => classes.find((each) => each.key === key);

  it("connects under its own name, with a certificate that is attached to it", () => {
    const [connect] = of("level")?.document.Statement ?? [];
    expect(connect).toMatchObject({
      Action: ["iot:Connect"],
      Resource: [`arn:aws:iot:ap-southeast-1:111122223333:client/${THING}`],
      Condition: { Bool: { "iot:Connection.Thing.IsAttached": "true" } },
    });
  });

  it("uses topics of its own and no wildcard", () => {
    for (const { document } of classes) {
      const resources = document.Statement.flatMap(({ Resource = [] }) => Resource);
      expect(resources.filter((each) => /[*+#]/.test(each))).toEqual([]);
      expect(resources.every((each) => each.includes(THING))).toBe(true);
    }
  });

  it("hears commands only if its class takes some", () => {
    const actions = (key: string) => of(key)?.document.Statement.flatMap(({ Action = [] }) => Action);
    expect(actions("level")).toEqual(["iot:Connect", "iot:Publish"]);
    expect(actions("cold-chain")).toEqual(["iot:Connect", "iot:Publish", "iot:Subscribe", "iot:Receive"]);
  });

  it("is registered with everything that the guide asks for, and a certificate of its own", () => {
    const { Parameters, Resources } = JSON.parse(of("level")?.body ?? "{}");
    const { thing, certificate, policy } = Resources;
    const named = [...JSON.stringify(Resources).matchAll(/"Ref":"([^"]+)"/g)].map(([, name]) => name);
    // A reference to nothing would refuse every device.
    expect([...new Set(named)].sort()).toEqual(Object.keys(Parameters).sort());
    expect(Object.keys(thing.Properties.AttributePayload)).toEqual([
      "Model",
      "Place",
      "InstalledOn",
      "Network",
      "Firmware",
      "Support",
    ]);
    expect(certificate.Properties.Status).toBe("ACTIVE");
    expect(policy.Properties.PolicyName).toBe(of("level")?.policy);
  });
});

it("brings devices in by people, never by a certificate that all of them share", () => {
  const { installers } = layoutAwsIot("mall", awsIotArgs("ap-southeast-1"));
  expect(installers.document.Statement).toHaveLength(1);
  expect(installers.document.Statement[0]?.Action).toEqual(["iot:CreateProvisioningClaim"]);
});
