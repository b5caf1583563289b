import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { AlicloudQueue } from "./alicloud.ts";
import { AwsQueue } from "./aws.ts";
import { alicloudQueueArgs, awsQueueArgs } from "./testing.ts";

/** How the SDK marks a secret value. */
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const inputs = (run: Recording, type: string, name: string) => {
  const found = all(run, type).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent(
      (transform) => new AwsQueue("pos", awsQueueArgs("ap-southeast-1"), { transformations: [transform] }),
    );
  });

  it("lets nobody in without TLS and IAM, nor from the internet", () => {
    expect(inputs(run, "Cluster", "pos-cluster")).toMatchObject({
      clientAuthentication: { unauthenticated: false, sasl: { iam: true, scram: false } },
      encryptionInfo: {
        encryptionAtRestKmsKeyArn: "key-arn",
        encryptionInTransit: { clientBroker: "TLS", inCluster: true },
      },
      brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: "DISABLED" } } },
      numberOfBrokerNodes: 3,
    });
    expect(all(run, "SecurityGroupIngressRule").map(({ inputs: rule }) => rule.fromPort)).toEqual([
      9098, 9098,
    ]);
  });

  it("has every broker watched, and every consumer of every topic", () => {
    const targets = (run.component as AwsQueue).alarmTargets;
    expect(Object.entries(targets).map(([key, { kind, system }]) => [key, kind, system])).toEqual([
      ["partitions", "broker-offline", "pos"],
      ["broker-1-disk", "broker-disk", "pos"],
      ["broker-2-disk", "broker-disk", "pos"],
      ["broker-3-disk", "broker-disk", "pos"],
      ["warehouse-sales", "consumer-lag", "pos"],
    ]);
    expect(targets["warehouse-sales"]?.dimensions).toMatchObject({
      "Consumer Group": "warehouse",
      Topic: "sales",
    });
  });

  it("copies every topic into every zone", () => {
    expect(all(run, "Topic").map(({ inputs: topic }) => [topic.name, topic.replicationFactor])).toEqual([
      ["sales", 3],
      ["stock", 3],
    ]);
  });

  it("has disks that grow before the alarm", () => {
    expect(inputs(run, "Policy", "pos-disk").targetTrackingScalingPolicyConfiguration).toMatchObject({
      targetValue: 60,
      disableScaleIn: true,
    });
    expect(inputs(run, "Target", "pos-disk").maxCapacity).toBe(400);
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      const provider = new alicloud.Provider("regional", { region: "cn-shanghai" });
      return new AlicloudQueue("pos", alicloudQueueArgs("cn-shanghai"), {
        transformations: [transform],
        provider,
      });
    });
  });

  it("lets nobody in without TLS and a name, nor from the internet", () => {
    const instance = inputs(run, "Instance", "pos-instance");
    expect(instance).toMatchObject({
      deployType: 5,
      kmsKeyId: "key-id",
      diskType: 1,
      enableAutoTopic: "disable",
    });
    expect(JSON.parse(String(instance.config))).toMatchObject({
      "enable.acl": "true",
      "enable.vpc_sasl_ssl": "true",
    });
    const rules = all(run, "SecurityGroupRule").map(({ inputs: rule }) => rule);
    expect(rules.map(({ type, portRange }) => [type, portRange])).toEqual([
      ["ingress", "9095/9095"],
      ["ingress", "9095/9095"],
    ]);
  });

  it("stands in every zone that it was given", () => {
    expect(inputs(run, "Instance", "pos-instance")).toMatchObject({
      selectedZones: ["zonea", "zoneb", "zonec"],
      vswitchIds: ["vsw-a", "vsw-b", "vsw-c"],
    });
  });

  it("gives rights one by one, once what they are about is there", () => {
    const acls = all(run, "SaslAcl");
    expect(
      acls.map(({ inputs: acl }) => [
        acl.username,
        acl.aclOperationType,
        acl.aclResourceType,
        acl.aclResourceName,
      ]),
    ).toEqual([
      ["till", "Write", "Topic", "sales"],
      ["warehouse", "Write", "Topic", "stock"],
      ["warehouse", "Read", "Topic", "sales"],
      ["warehouse", "Read", "Group", "warehouse"],
    ]);
    expect(acls[3]?.dependsOn).toEqual([
      "alicloud:alikafka/topic:Topic pos-sales",
      "alicloud:alikafka/topic:Topic pos-stock",
      "alicloud:alikafka/consumerGroup:ConsumerGroup pos-warehouse",
    ]);
  });

  it("keeps passwords in the secret store", () => {
    for (const { inputs: user } of all(run, "SaslUser")) {
      expect(JSON.stringify(user.password)).toContain(SECRET);
      expect(user.type).toBe("scram");
    }
    expect(all(run, "Secret").map(({ inputs: secret }) => secret.secretName)).toEqual([
      "atrium/pos/till",
      "atrium/pos/warehouse",
    ]);
  });
});
