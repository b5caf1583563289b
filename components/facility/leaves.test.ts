import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { AwsAlarms } from "../alarms/index.ts";
import { AwsIot } from "../iot/index.ts";
import { type Recording, recordComponent } from "../testing.ts";
import { readmeSnippet, typesMade } from "../workload/readme.ts";
import { AWS_ROUTE, awsPlace, keyFor, TAGS } from "../workload/testing.ts";
import { AlicloudFacility } from "./alicloud.ts";
import { AwsFacility } from "./aws.ts";
import { FACILITY_CLASSES } from "./sensors.ts";
import { alicloudFacilityArgs, awsFacilityArgs } from "./testing.ts";

const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const found = (run: Recording, type: string, name: string) => {
  const one = all(run, type).find((each) => each.name === name);
  if (one === undefined) throw new Error(`no ${type} ${name}`);
  return one;
};

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    const rooms = {
      "mall-a": {
        where: "B1",
        kind: "machine-room",
        without: { leakage: { reason: "no false floor there", owner: "facility-team" } },
      },
    } as const;
    run = await recordComponent(
      (transform) =>
        new AwsFacility("rooms", awsFacilityArgs("ap-southeast-1", { rooms }), {
          transformations: [transform],
        }),
    );
  });

  it("writes into one namespace and may write into no other", () => {
    const { policy } = found(run, "RolePolicy", "rooms-rooms").inputs;
    const [count] = JSON.parse(String(policy)).Statement;
    expect(count.Action).toEqual(["cloudwatch:PutMetricData"]);
    expect(count.Condition).toEqual({ StringEquals: { "cloudwatch:namespace": "Atrium/Facility" } });
    const spaces = all(run, "TopicRule").map(
      ({ inputs }) => (inputs.cloudwatchMetrics as { metricNamespace: string }[])[0]?.metricNamespace,
    );
    expect(new Set(spaces)).toEqual(new Set(["Atrium/Facility"]));
  });

  it("has rules that write down what they could not do, once their role may", () => {
    expect(all(run, "TopicRule")).toHaveLength(6);
    for (const { inputs, dependsOn } of all(run, "TopicRule")) {
      expect(inputs.errorAction).toMatchObject({ cloudwatchLogs: { logGroupName: "/atrium/rooms/rooms" } });
      expect(dependsOn).toEqual(["aws:iam/rolePolicy:RolePolicy rooms-rooms"]);
      expect(inputs.name).toMatch(/^[A-Za-z0-9_]+$/);
    }
  });

  it("shows in tags what its rooms go without", () => {
    expect(found(run, "Role", "rooms-rooms").inputs.tags).toMatchObject({
      "waiver-leakage": "mall-a: no false floor there - facility-team",
    });
  });

  it("keeps recordings 90 days, locked, in a store of its own", () => {
    const bucket = found(run, "Bucket", "rooms-video-recordings");
    expect(bucket.parent).toBe("atrium:object-store:AwsObjectStore rooms-video");
    expect(bucket.inputs).toMatchObject({ objectLockEnabled: true, tags: { "retention-days": "90" } });
    const { rules } = found(run, "BucketLifecycleConfiguration", "rooms-video-recordings").inputs;
    expect(JSON.stringify(rules)).toContain('"expiration":{"days":90}');
    expect(found(run, "BucketObjectLockConfiguration", "rooms-video-recordings").inputs.rule).toMatchObject({
      defaultRetention: { days: 90, mode: "GOVERNANCE" },
    });
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      const provider = new alicloud.Provider("regional", { region: "cn-shanghai" });
      const offSite = new alicloud.Provider("off-site", { region: "cn-beijing" });
      return new AlicloudFacility(
        "rooms",
        alicloudFacilityArgs("cn-shanghai"),
        { transformations: [transform], provider },
        { offSite },
      );
    });
  });

  it("looks into the store of the devices, for every measure and every sensor, and tells the route", () => {
    const alerts = all(run, "Alert");
    expect(alerts).toHaveLength(8 + 4);
    for (const { inputs } of alerts) {
      expect(inputs.projectName).toBe("devices");
      expect(JSON.stringify(inputs.configuration)).toContain('"actionPolicyId":"policy"');
    }
  });

  it("says in the alert which room it is", () => {
    const { configuration } = found(run, "Alert", "rooms-temperature").inputs;
    const { annotations } = configuration as { annotations: { key: string; value: string }[] };
    expect(annotations.find(({ key }) => key === "desc")?.value).toBe(
      ["room: $", "{room}, value: $", "{value}"].join(""),
    );
  });

  it("locks recordings for good, since somebody approved it", () => {
    expect(found(run, "Bucket", "rooms-video-recordings").inputs.tags).toMatchObject({
      "retention-days": "90",
      "lock-approver": "security director",
    });
    expect(all(run, "BucketWorm").map(({ inputs }) => inputs.retentionPeriodInDays)).toContain(90);
  });

  it("refuses to make copies where no provider is", () => {
    expect(
      () =>
        new AlicloudFacility("blind", alicloudFacilityArgs("cn-shanghai"), {
          provider: new alicloud.Provider("alone", { region: "cn-shanghai" }),
        }),
    ).toThrow("no provider is there");
  });
});

it("is as its README shows it", async () => {
  const { account, region, vpcId, subnets } = awsPlace("ap-southeast-1");
  const run = readmeSnippet(new URL("./README.md", import.meta.url), {
    AwsAlarms,
    AwsFacility,
    AwsIot,
    FACILITY_CLASSES,
    place: { account, region },
    network: { vpcId, subnetIds: { iot: subnets } },
    tags: TAGS,
    alerts: { route: AWS_ROUTE },
    keys: { keys: { logs: keyFor("logs"), media: keyFor("s3") }, replicas: { media: keyFor("s3") } },
  });
  expect(await typesMade(run)).toEqual(
    expect.arrayContaining([
      "aws:iot/topicRule:TopicRule",
      "aws:cloudwatch/metricAlarm:MetricAlarm",
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    ]),
  );
});
