import { describe, expect, it } from "vitest";
import { askAlicloud } from "../least-privilege/testing.ts";
import { acsArn } from "../partition/alicloud.ts";
import { codesOf } from "../workload/fault-table.ts";
import type { ConfigurationArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudConfiguration, layoutAwsConfiguration } from "./layout.ts";
import { alicloudConfigurationArgs, awsConfigurationArgs } from "./testing.ts";

const codes = (cloud: "aws" | "alicloud", more: Partial<ConfigurationArgs>) =>
  codesOf(() =>
    cloud === "aws"
      ? layoutAwsConfiguration("pos", awsConfigurationArgs("ap-southeast-1", more))
      : layoutAlicloudConfiguration("pos", alicloudConfigurationArgs("cn-shanghai", more)),
  );

describe("a configuration that", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codes(cloud, args)).toEqual([code]);
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("has no key at all is told so", () => {
    const { key: _, ...keyless } = awsConfigurationArgs("ap-southeast-1");
    expect(codesOf(() => layoutAwsConfiguration("pos", keyless))).toEqual(["configuration.key"]);
  });

  it("holds a secret is told where, and not what", () => {
    const content = { database: { password: "hunter2" } };
    const documents = { tills: { purpose: "tills", content } };
    try {
      layoutAwsConfiguration("pos", awsConfigurationArgs("ap-southeast-1", { documents, readers: {} }));
      expect.fail("a password went through");
    } catch (error) {
      expect(String(error)).toContain("documents.tills.content.database.password");
      expect(String(error)).not.toContain("hunter2");
    }
  });
});

it("rolls out a tenth at a time in production, and at once elsewhere", () => {
  const rollOut = (environment: ConfigurationArgs["environment"]) =>
    layoutAwsConfiguration("pos", awsConfigurationArgs("ap-southeast-1", { environment })).rollOut;
  expect(rollOut("production")).toEqual({ percent: 10, minutes: 30, watchMinutes: 30 });
  expect(rollOut("test")).toEqual({ percent: 100, minutes: 0, watchMinutes: 0 });
});

it.each([
  ["till", "mse:QueryNacosConfig", "tills", "allowed"],
  ["site", "mse:QueryNacosConfig", "tills", "denied"],
  ["site", "mse:QueryNacosConfig", "campaigns", "allowed"],
  ["till", "mse:UpdateNacosConfig", "tills", "denied"],
])("on Alibaba Cloud %s: %s on %s is %s", (reader, action, document, verdict) => {
  const account = "1000000000000001";
  const { policies } = layoutAlicloudConfiguration("pos", alicloudConfigurationArgs("cn-shanghai"));
  const holder = acsArn({ service: "ram", account, resource: `role/${reader}` });
  const resource = acsArn({
    service: "mse",
    region: "cn-shanghai",
    account,
    resource: `instance/mse-cn-1/production/pos/config/${document}`,
  });
  const asked = {
    principal: holder,
    holder,
    attached: [],
    action,
    resource,
    account,
    context: {},
    bound: false,
  };
  expect(askAlicloud({ policies, guardrails: [] }, asked)).toBe(verdict);
});
