import { beforeAll, describe, expect, it } from "vitest";
import { AwsEdgeShield } from "../edge-shield/aws.ts";
import { type Recording, recordComponent } from "../testing.ts";
import { readmeSnippet, typesMade } from "../workload/readme.ts";
import { AWS_ROUTE, keyFor, TAGS } from "../workload/testing.ts";
import { AlicloudWebTier } from "./alicloud.ts";
import { AwsWebTier } from "./aws.ts";
import { alicloudEdge, alicloudWebTierArgs, awsEdge, INSIDE, webTierArgs } from "./testing.ts";
import { cases } from "./web-tier.cases.ts";

const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const inputs = (run: Recording, type: string, name: string) => {
  const found = all(run, type).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};
const record = (build: (transform: never) => unknown) =>
  recordComponent((transform) => build(transform as never) as never);

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const each of cases) {
    const { resources } = await recordComponent((transform) =>
      each.build("sut", { transformations: [transform] }, {}),
    );
    for (const { type } of resources.filter((one) => one.type.startsWith("atrium:"))) tokens.add(type);
  }
  expect([...tokens].sort()).toEqual(["atrium:web-tier:AlicloudWebTier", "atrium:web-tier:AwsWebTier"]);
});

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record(
      (transform) => new AwsWebTier("shop", webTierArgs("ap-southeast-1"), { transformations: [transform] }),
    );
  });

  it("opens 443 and 80 to the internet and nothing else, and servers to the balancer alone", () => {
    const rules = all(run, "SecurityGroupIngressRule").map(({ inputs: given }) => [
      given.fromPort,
      given.toPort,
      given.cidrIpv4 ?? given.referencedSecurityGroupId,
    ]);
    expect(rules).toEqual([
      [443, 443, "0.0.0.0/0"],
      [80, 80, "0.0.0.0/0"],
      [8443, 8443, "shop-entrance-id"],
    ]);
  });

  it("speaks TLS 1.2 and 1.3 with HSTS, and sends 80 there", () => {
    expect(inputs(run, "Listener", "shop-https")).toMatchObject({
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
      routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=31536000; includeSubDomains",
      defaultActions: [{ type: "forward" }],
    });
    expect(inputs(run, "Listener", "shop-http").defaultActions).toEqual([
      { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
    ]);
  });

  it("has the web ACL before it", () => {
    expect(inputs(run, "WebAclAssociation", "shop-shield").webAclArn).toBe("web-acl-arn");
  });

  it("asks for session tokens, gives no public address, and encrypts disks with the key", () => {
    const template = inputs(run, "LaunchTemplate", "shop-servers");
    expect(template).toMatchObject({
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
      networkInterfaces: [
        { associatePublicIpAddress: "false", securityGroups: ["shop-servers-id", "sg-tier"] },
      ],
      blockDeviceMappings: [{ ebs: { encrypted: "true", kmsKeyId: "key-arn" } }],
    });
  });

  it("tags servers, volumes and interfaces, from the template and from the group", () => {
    const specifications = inputs(run, "LaunchTemplate", "shop-servers").tagSpecifications as {
      resourceType: string;
      tags: Record<string, string>;
    }[];
    expect(specifications.map(({ resourceType }) => resourceType)).toEqual([
      "instance",
      "volume",
      "network-interface",
    ]);
    for (const { tags } of specifications) expect(tags).toMatchObject({ department: "it", system: "pos" });
    const tags = inputs(run, "Group", "shop-servers").tags as { key: string; propagateAtLaunch: boolean }[];
    expect(tags.filter(({ propagateAtLaunch }) => !propagateAtLaunch)).toEqual([]);
  });

  it("releases to a tenth, waits half an hour, and goes back by itself on its alarms", () => {
    const group = inputs(run, "Group", "shop-servers");
    expect(group.instanceRefresh).toMatchObject({
      preferences: {
        checkpointPercentages: [10, 100],
        checkpointDelay: "1800",
        autoRollback: true,
        minHealthyPercentage: 100,
        alarmSpecification: { alarms: ["shop-errors", "shop-unhealthy"] },
      },
    });
    for (const alarm of all(run, "MetricAlarm")) expect(alarm.inputs.alarmActions).toEqual(["topic-arn"]);
  });

  it("takes no release back for servers that are still starting", () => {
    // Two minutes of warm-up, and three that are too much.
    expect(inputs(run, "MetricAlarm", "shop-unhealthy")).toMatchObject({
      datapointsToAlarm: 5,
      evaluationPeriods: 7,
    });
  });

  it("replaces what the balancer finds ill, after the listener is there to find it", () => {
    expect(inputs(run, "Group", "shop-servers")).toMatchObject({
      healthCheckType: "ELB",
      minSize: 3,
      maxSize: 33,
    });
    const group = all(run, "Group").find(({ name }) => name === "shop-servers");
    expect(group?.dependsOn).toContain("aws:lb/listener:Listener shop-https");
  });

  it("moves the floor alone on schedule", () => {
    expect(inputs(run, "Schedule", "shop-open")).toMatchObject({
      minSize: 6,
      maxSize: -1,
      desiredCapacity: -1,
      recurrence: "30 0 * * *",
    });
    expect(inputs(run, "Schedule", "shop-double-12-begin")).toMatchObject({
      minSize: 33,
      startTime: "2026-12-11T15:30:00Z",
    });
  });

  it("is kept from being deleted", () => {
    expect(inputs(run, "LoadBalancer", "shop-balancer")).toMatchObject({
      enableDeletionProtection: true,
      internal: false,
      dropInvalidHeaderFields: true,
    });
  });

  it("answers only its delivery network where there is one", async () => {
    const origin = { header: "X-Origin", value: "known" };
    const edge = awsEdge("ap-southeast-1", { origin });
    const behind = await record(
      (transform) =>
        new AwsWebTier("shop", webTierArgs("ap-southeast-1", { exposure: { to: "internet", edge } }), {
          transformations: [transform],
        }),
    );
    expect(inputs(behind, "Listener", "shop-https").defaultActions).toMatchObject([
      { type: "fixed-response", fixedResponse: { statusCode: "403" } },
    ]);
    expect(inputs(behind, "ListenerRule", "shop-from-network").conditions).toEqual([
      { httpHeader: { httpHeaderName: "X-Origin", values: ["known"] } },
    ]);
  });

  it("shows on the balancer what it was let off", async () => {
    const open = await record(
      (transform) =>
        new AwsWebTier(
          "shop",
          webTierArgs("ap-southeast-1", {
            exposure: { to: "internet", edge: { none: { reason: "a partner's shield", owner: "web" } } },
          }),
          { transformations: [transform] },
        ),
    );
    expect(all(open, "WebAclAssociation")).toEqual([]);
    expect(inputs(open, "LoadBalancer", "shop-balancer").tags).toMatchObject({
      "waiver-edge": "a partner s shield - web",
    });
  });

  it("lets in inside nobody but its clients", async () => {
    const inside = await record(
      (transform) =>
        new AwsWebTier("shop", webTierArgs("ap-southeast-1", { exposure: INSIDE }), {
          transformations: [transform],
        }),
    );
    expect(inputs(inside, "LoadBalancer", "shop-balancer").internal).toBe(true);
    const sources = all(inside, "SecurityGroupIngressRule").map(
      ({ inputs: given }) => given.cidrIpv4 ?? given.referencedSecurityGroupId,
    );
    expect(new Set(sources)).toEqual(new Set(["sg-app", "10.8.0.0/16", "shop-entrance-id"]));
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record(
      (transform) =>
        new AlicloudWebTier("shop", alicloudWebTierArgs("cn-shanghai"), { transformations: [transform] }),
    );
  });

  it("takes the edition with a firewall where a shield stands before it, and is kept from being deleted", () => {
    expect(inputs(run, "LoadBalancer", "shop-balancer")).toMatchObject({
      loadBalancerEdition: "StandardWithWaf",
      addressType: "Internet",
      deletionProtectionEnabled: true,
    });
  });

  it("refuses at the balancer whoever is no client: without one refusal its listeners are open to all", () => {
    expect(inputs(run, "SecurityGroupRule", "shop-entrance-refuse-in")).toMatchObject({
      type: "ingress",
      policy: "drop",
      cidrIp: "0.0.0.0/0",
      priority: 100,
    });
    const entrance = all(run, "SecurityGroupRule").filter(
      ({ inputs: given }) => given.securityGroupId === "shop-entrance-id" && given.policy === "accept",
    );
    expect(entrance.map(({ inputs: given }) => given.portRange)).toEqual(["443/443", "80/80"]);
  });

  it("lets servers be reached from the balancer's subnets alone", () => {
    const rules = all(run, "SecurityGroupRule").filter(
      ({ inputs: given }) => given.securityGroupId === "shop-servers-id" && given.policy === "accept",
    );
    expect(rules.map(({ inputs: given }) => [given.portRange, given.cidrIp])).toEqual([
      ["8443/8443", "10.4.0.0/24"],
      ["8443/8443", "10.4.1.0/24"],
      ["8443/8443", "10.4.2.0/24"],
    ]);
  });

  it("speaks TLS 1.2 and 1.3, says HSTS in answers, and leads 80 there with nobody behind it", () => {
    expect(inputs(run, "Listener", "shop-https").securityPolicyId).toBe(
      "tls_cipher_policy_1_2_strict_with_1_3",
    );
    expect(inputs(run, "Rule", "shop-hsts")).toMatchObject({
      direction: "Response",
      ruleActions: [{ insertHeaderConfig: { key: "Strict-Transport-Security" } }],
    });
    expect(inputs(run, "Rule", "shop-to-https").ruleActions).toMatchObject([
      { type: "Redirect", redirectConfig: { protocol: "HTTPS", port: "443" } },
    ]);
    expect(inputs(run, "ServerGroup", "shop-nowhere").servers).toBeUndefined();
  });

  it("has a group in each zone that replaces its servers a tenth first, with half an hour of watching", () => {
    expect(all(run, "ScalingGroup").map(({ inputs: given }) => given.vswitchIds)).toEqual([
      ["vsw-a"],
      ["vsw-b"],
      ["vsw-c"],
    ]);
    for (const { inputs: given } of all(run, "ScalingGroup")) {
      expect(given).toMatchObject({ multiAzPolicy: "PRIORITY", healthCheckType: "LOAD_BALANCER" });
    }
    for (const { inputs: given } of all(run, "InstanceRefresh")) {
      expect(given).toMatchObject({
        checkpoints: [{ percentage: 10 }, { percentage: 100 }],
        checkpointPauseTime: 30,
        skipMatching: true,
      });
    }
    expect(all(run, "InstanceRefresh")).toHaveLength(3);
  });

  it("asks for session tokens, encrypts disks with the key, and tags what it launches", () => {
    expect(inputs(run, "EcsLaunchTemplate", "shop-servers")).toMatchObject({
      httpTokens: "required",
      internetMaxBandwidthOut: 0,
      systemDisk: { encrypted: true, kmsKeyId: "key-id" },
      tags: { department: "it", system: "pos" },
    });
  });

  it("takes spot machines above the minimum where work may be interrupted", async () => {
    const batch = await record(
      (transform) =>
        new AlicloudWebTier(
          "shop",
          alicloudWebTierArgs("cn-shanghai", {
            environment: "test",
            tags: { ...TAGS, environment: "test" },
            exposure: INSIDE,
            interruptible: { reason: "reports may wait", owner: "bi", types: ["ecs.g7.large"] },
          }),
          { transformations: [transform] },
        ),
    );
    expect(inputs(batch, "EcsLaunchTemplate", "shop-servers").spotStrategy).toBe("SpotAsPriceGo");
    for (const { inputs: given } of all(batch, "ScalingGroup")) {
      expect(given).toMatchObject({
        multiAzPolicy: "COST_OPTIMIZED",
        onDemandBaseCapacity: 1,
        onDemandPercentageAboveBaseCapacity: 50,
        launchTemplateOverrides: [{ instanceType: "ecs.g8i.large" }, { instanceType: "ecs.g7.large" }],
      });
    }
    expect(all(batch, "InstanceRefresh")).toEqual([]);
  });

  it("schedules in UTC, within what the service takes", () => {
    expect(inputs(run, "ScheduledTask", "shop-cn-shanghai-a-open")).toMatchObject({
      launchTime: "2026-11-24T00:30Z",
      recurrenceType: "Daily",
      recurrenceEndTime: "2027-11-21T16:00Z",
      minValue: 2,
    });
    expect(inputs(run, "ScheduledTask", "shop-cn-shanghai-a-double-12-begin")).toMatchObject({
      launchTime: "2026-12-11T15:30Z",
      minValue: 11,
    });
  });

  it("answers only its delivery network where there is one", async () => {
    const origin = { header: "X-Origin", value: "known" };
    const edge = alicloudEdge("cn-shanghai", { origin });
    const behind = await record(
      (transform) =>
        new AlicloudWebTier(
          "shop",
          alicloudWebTierArgs("cn-shanghai", { exposure: { to: "internet", edge } }),
          {
            transformations: [transform],
          },
        ),
    );
    expect(inputs(behind, "Rule", "shop-past-network").ruleActions).toMatchObject([
      { type: "FixedResponse", fixedResponseConfig: { httpCode: "403" } },
    ]);
    expect(inputs(behind, "Rule", "shop-from-network").priority).toBe(1);
  });
});

it("is as its README shows it", async () => {
  const subnets = { "apse1-az1": "subnet-1", "apse1-az2": "subnet-2" };
  const key = keyFor("logs", "ebs", "autoscaling");
  const run = readmeSnippet(new URL("./README.md", import.meta.url), {
    AwsEdgeShield,
    AwsWebTier,
    tags: TAGS,
    network: {
      vpcId: "vpc-1",
      subnetIds: { app: subnets, web: subnets },
      securityGroupIds: { app: "sg-app" },
    },
    keys: { keys: { logs: key, disks: key } },
    certificateArn: "certificate-arn",
    alerts: { route: AWS_ROUTE },
  });
  expect(await typesMade(run)).toEqual(
    expect.arrayContaining(["aws:lb/listener:Listener", "aws:wafv2/webAclAssociation:WebAclAssociation"]),
  );
});
