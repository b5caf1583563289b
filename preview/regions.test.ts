import { expect, test } from "vitest";
import { fromZone, regionsOf } from "./regions.ts";
import { resource } from "./testing.ts";

test.each([
  ["us-east-1a", "us-east-1"],
  ["ap-southeast-1b", "ap-southeast-1"],
  ["us-gov-west-1a", "us-gov-west-1"],
  ["cn-north-1a", "cn-north-1"],
  ["cn-shanghai-b", "cn-shanghai"],
  ["cn-hangzhou-b", "cn-hangzhou"],
  ["ap-southeast-1-a", "ap-southeast-1"],
  ["nowhere", undefined],
  [undefined, undefined],
])("the zone %s lies in %s", (zone, region) => {
  expect(fromZone(zone)).toBe(region);
});

test("a region comes from the resource, else its provider, else the stack, else its zone", () => {
  const provider = resource("pulumi:providers:alicloud", "bj", { region: "cn-beijing" });
  const resources = [
    provider,
    resource("aws:ec2/vpc:Vpc", "own", { region: "ap-east-1" }),
    resource("aws:ec2/vpc:Vpc", "stack"),
    resource("alicloud:vpc/network:Network", "provided", {}, { provider: provider.urn }),
    resource("alicloud:vpc/switch:Switch", "zoned", { zoneId: "cn-shanghai-b" }),
    resource("alicloud:ram/role:Role", "global"),
  ];
  const regions = regionsOf(resources, { aws: "eu-west-1" });
  expect(resources.map(({ name, urn }) => [name, regions.get(urn)])).toEqual([
    ["bj", "cn-beijing"],
    ["own", "ap-east-1"],
    ["stack", "eu-west-1"],
    ["provided", "cn-beijing"],
    ["zoned", "cn-shanghai"],
    ["global", undefined],
  ]);
});
