import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { AlicloudConfiguration } from "./alicloud.ts";
import { AwsConfiguration } from "./aws.ts";
import { alicloudConfigurationArgs, awsConfigurationArgs } from "./testing.ts";

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
      (transform) =>
        new AwsConfiguration("pos", awsConfigurationArgs("ap-southeast-1"), { transformations: [transform] }),
    );
  });

  it("encrypts every document and every roll-out with the key", () => {
    const keyed = [...all(run, "ConfigurationProfile"), ...all(run, "Deployment")];
    expect(keyed.map(({ inputs: each }) => each.kmsKeyIdentifier)).toEqual(Array(4).fill("key-arn"));
  });

  it("checks documents that have a schema", () => {
    expect(inputs(run, "ConfigurationProfile", "pos-tills").validators).toEqual([
      { type: "JSON_SCHEMA", content: '{"type":"object","required":["offlineMinutes"]}' },
    ]);
    expect(inputs(run, "ConfigurationProfile", "pos-campaigns").validators).toBeUndefined();
  });

  it("turns back on an alarm, with a role that may only look", () => {
    expect(inputs(run, "Environment", "pos-environment").monitors).toMatchObject([{ alarmArn: "alarm-arn" }]);
    const { policy } = inputs(run, "RolePolicy", "pos-roll-back");
    expect(JSON.parse(String(policy)).Statement[0].Action).toEqual(["cloudwatch:DescribeAlarms"]);
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      const provider = new alicloud.Provider("regional", { region: "cn-shanghai" });
      return new AlicloudConfiguration("pos", alicloudConfigurationArgs("cn-shanghai"), {
        transformations: [transform],
        provider,
      });
    });
  });

  it("has three nodes that are reached from the network alone", () => {
    expect(inputs(run, "Cluster", "pos-settings")).toMatchObject({
      instanceCount: 3,
      netType: "privatenet",
      pubNetworkFlow: "0",
      mseVersion: "mse_pro",
    });
  });

  it("keeps documents in the namespace of the environment", () => {
    expect(
      all(run, "NacosConfig").map(({ inputs: each }) => [
        each.namespaceId,
        each.group,
        each.dataId,
        each.type,
      ]),
    ).toEqual([
      ["production", "pos", "tills", "json"],
      ["production", "pos", "campaigns", "json"],
    ]);
  });
});
