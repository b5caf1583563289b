import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { readmeSnippet, typesMade } from "../workload/readme.ts";
import { AWS_ROUTE, keyFor, TAGS } from "../workload/testing.ts";
import { AlicloudImagePipeline } from "./alicloud.ts";
import { AwsImagePipeline } from "./aws.ts";
import { cases } from "./image-pipeline.cases.ts";
import { alicloudImagePipelineArgs, awsImagePipelineArgs } from "./testing.ts";

const inputs = (run: Recording, type: string, name: string) => {
  const found = run.resources.find((each) => each.type.endsWith(`:${type}`) && each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    const args = awsImagePipelineArgs("ap-southeast-1", {
      copies: { "ap-southeast-3": keyFor("imagebuilder") },
    });
    run = await recordComponent(
      (transform) => new AwsImagePipeline("web", args, { transformations: [transform] }),
    );
  });

  it("scans and tests what it builds, each week", () => {
    expect(inputs(run, "ImagePipeline", "web-weekly")).toMatchObject({
      imageScanningConfiguration: { imageScanningEnabled: true },
      imageTestsConfiguration: { imageTestsEnabled: true },
      schedule: {
        scheduleExpression: "cron(0 2 ? * SUN *)",
        pipelineExecutionStartCondition: "EXPRESSION_MATCH_ONLY",
      },
    });
  });

  it("encrypts the image by a key of each region, and says which is the newest", () => {
    expect(inputs(run, "ImageRecipe", "web-recipe")).toMatchObject({
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", kmsKeyId: "key-arn" } }],
    });
    expect(inputs(run, "DistributionConfiguration", "web-images").distributions).toMatchObject([
      {
        region: "ap-southeast-1",
        amiDistributionConfiguration: { kmsKeyId: "key-arn" },
        ssmParameterConfigurations: [{ parameterName: "/imagebuilder/web", dataType: "aws:ec2:image" }],
      },
      { region: "ap-southeast-3", amiDistributionConfiguration: { kmsKeyId: "key-arn" } },
    ]);
  });

  it("builds on a machine without open ports, that asks for tokens", () => {
    expect(run.resources.some(({ type }) => type.endsWith(":SecurityGroupIngressRule"))).toBe(false);
    expect(inputs(run, "InfrastructureConfiguration", "web-machine")).toMatchObject({
      instanceMetadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
      terminateInstanceOnFailure: true,
    });
  });

  it("hands out the image that servers start from until the first is built", () => {
    expect(inputs(run, "Parameter", "web-newest")).toMatchObject({ insecureValue: "ami-0123456789abcdef0" });
  });

  it("tells people of builds that failed, and of weaknesses", () => {
    expect(inputs(run, "EventTarget", "web-failed")).toMatchObject({ arn: "topic-arn" });
    expect(String(inputs(run, "EventRule", "web-failed").eventPattern)).toContain("CVE Detected");
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      const provider = new alicloud.Provider("in-cn-shanghai", { region: "cn-shanghai" });
      return new AlicloudImagePipeline("web", alicloudImagePipelineArgs("cn-shanghai"), {
        transformations: [transform],
        provider,
      });
    });
  });

  it("builds in a subnet, without an address of the internet", () => {
    expect(inputs(run, "EcsImagePipeline", "web-weekly")).toMatchObject({
      vswitchId: "vsw-1",
      internetMaxBandwidthOut: 0,
      deleteInstanceOnFailure: true,
    });
  });

  it("gives the template what it asks for", () => {
    const { Parameters } = JSON.parse(String(inputs(run, "Template", "web-weekly").content));
    const given = JSON.parse(String(inputs(run, "Execution", "web-weekly").parameters));
    expect(Object.keys(given).sort()).toEqual(Object.keys(Parameters).sort());
    expect(given.keycnshanghai).toBe("key-id");
  });

  it("tells people of builds that failed", () => {
    expect(inputs(run, "EventRule", "web-failed")).toMatchObject({ eventPattern: { product: "OOS" } });
  });
});

it("is as its README shows it", async () => {
  const run = readmeSnippet(new URL("./README.md", import.meta.url), {
    AwsImagePipeline,
    tags: TAGS,
    keys: { keys: { servers: keyFor("imagebuilder", "logs") } },
    network: { vpcId: "vpc-1", subnetIds: { app: { "apse1-az1": "subnet-1" } } },
    notifier: { route: AWS_ROUTE },
  });
  expect(await typesMade(run)).toContain("aws:imagebuilder/imagePipeline:ImagePipeline");
});

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const { build, region } of cases) {
    const { resources } = await recordComponent((transform) =>
      build("web", { transformations: [transform], provider: new alicloud.Provider("p", { region }) }, {}),
    );
    for (const { type } of resources) if (type.startsWith("atrium:")) tokens.add(type);
  }
  expect([...tokens].sort()).toEqual([
    "atrium:image-pipeline:AlicloudImagePipeline",
    "atrium:image-pipeline:AwsImagePipeline",
  ]);
});
