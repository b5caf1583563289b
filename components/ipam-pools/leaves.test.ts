import * as alicloud from "@pulumi/alicloud";
import { expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { AlicloudIpamPools } from "./alicloud.ts";
import { AwsIpamPools } from "./aws.ts";
import { ipamPoolsArgs } from "./testing.ts";

const record = (cloud: "aws" | "alicloud") =>
  recordComponent((transform) => {
    const transformations = [transform];
    if (cloud === "aws") {
      return new AwsIpamPools("plan", ipamPoolsArgs("ap-southeast-1"), { transformations });
    }
    const provider = new alicloud.Provider("regional", { region: "cn-shanghai" });
    return new AlicloudIpamPools("plan", ipamPoolsArgs("cn-shanghai"), { transformations, provider });
  });

const inputs = ({ resources }: Recording, type: string, name: string) =>
  resources.find((each) => each.type.endsWith(`:${type}`) && each.name === name)?.inputs;

it("keeps its type tokens: they are in every state file", async () => {
  expect((await record("aws")).resources[0]?.type).toBe("atrium:ipam-pools:AwsIpamPools");
  expect((await record("alicloud")).resources[0]?.type).toBe("atrium:ipam-pools:AlicloudIpamPools");
});

it("builds the tree on AWS", async () => {
  const run = await record("aws");
  expect(inputs(run, "VpcIpam", "plan-ipam")).toMatchObject({
    operatingRegions: [{ regionName: "ap-northeast-1" }, { regionName: "ap-southeast-1" }],
    region: "ap-southeast-1",
    tier: "advanced",
  });
  expect(inputs(run, "VpcIpamPool", "plan-clouds_tokyo_group")).toMatchObject({
    addressFamily: "ipv4",
    locale: "ap-northeast-1",
    sourceIpamPoolId: "plan-aggregates_group-id",
    autoImport: false,
  });
  expect(inputs(run, "VpcIpamPool", "plan-aggregates_guests")?.ipamScopeId).toBe("plan-vrf_guest-id");
  expect(inputs(run, "VpcIpamPool", "plan-aggregates_group")?.tags).toMatchObject({ note: "集团私有地址" });
  expect(inputs(run, "VpcIpamPoolCidr", "plan-regions_east_group_10.5.0.0-16")).toMatchObject({
    ipamPoolId: "plan-regions_east_group-id",
    cidr: "10.5.0.0/16",
  });
  expect(inputs(run, "VpcIpamPoolCidrAllocation", "plan-clouds_tokyo_10.16.0.0-17")).toMatchObject({
    ipamPoolId: "plan-clouds_tokyo_group-id",
    cidr: "10.16.0.0/17",
    description: "Cloud network clouds/tokyo of the address plan",
  });
});

it("builds the tree on Alibaba Cloud, in words it takes", async () => {
  const run = await record("alicloud");
  expect(inputs(run, "IpamIpam", "plan-ipam")).toMatchObject({
    operatingRegionLists: ["cn-hangzhou", "cn-shanghai"],
  });
  expect(inputs(run, "IpamIpamPool", "plan-clouds_hangzhou_group")).toMatchObject({
    ipVersion: "IPv4",
    poolRegionId: "cn-hangzhou",
    sourceIpamPoolId: "plan-aggregates_group-id",
  });
  expect(inputs(run, "IpamIpamPoolAllocation", "plan-clouds_tokyo_10.16.0.0-17")).toMatchObject({
    ipamPoolId: "plan-aggregates_group-id",
    cidr: "10.16.0.0/17",
  });
  for (const { type, inputs: given } of run.resources) {
    for (const [property, text] of Object.entries(given)) {
      if (!property.endsWith("Description")) continue;
      const first = type.endsWith("Scope") ? /^[a-z]/ : /^[A-Z]/;
      expect([type, text]).toEqual([type, expect.stringMatching(first)]);
      expect(String(text).length).toBeLessThanOrEqual(256);
    }
  }
});
