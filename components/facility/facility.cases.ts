import type { ProviderResource } from "@pulumi/pulumi";
import type { ComponentCase } from "../testing.ts";
import { AlicloudFacility } from "./alicloud.ts";
import { AwsFacility } from "./aws.ts";
import type { FacilityArgs } from "./contract.ts";
import { alicloudFacilityArgs, awsFacilityArgs } from "./testing.ts";

const aws = (
  title: string,
  region: string,
  more: (args: FacilityArgs) => FacilityArgs = (args) => args,
): ComponentCase => {
  const args = more(awsFacilityArgs(region));
  return {
    title: `AWS, ${region}, ${title}`,
    cloud: "aws",
    region,
    regions: args.video === undefined ? [] : [args.video.offSite],
    build: (name, opts) => new AwsFacility(name, args, opts),
  };
};

const alibaba = (
  title: string,
  region: string,
  more: (args: FacilityArgs) => FacilityArgs = (args) => args,
): ComponentCase => {
  const args = more(alicloudFacilityArgs(region));
  const second = args.video?.offSite;
  return {
    title: `Alibaba Cloud, ${region}, ${title}`,
    cloud: "alicloud",
    region,
    regions: second === undefined ? [] : [second],
    build: (name, opts, providers) =>
      new AlicloudFacility(
        name,
        args,
        opts,
        second === undefined ? {} : { offSite: providers[second] as ProviderResource },
      ),
  };
};

const small = ({ video: _, ...args }: FacilityArgs): FacilityArgs => ({
  ...args,
  rooms: { "store-7": { where: "Store 7", kind: "store-room" } },
});
const drill = (args: FacilityArgs): FacilityArgs => ({
  ...args,
  deletion: { allowed: { reason: "a drill" } },
});

export const cases: readonly ComponentCase[] = [
  aws("a machine room and a store's", "ap-southeast-1"),
  aws("a store's room without cameras", "cn-north-1", small),
  aws("a drill", "us-gov-west-1", drill),
  alibaba("a machine room and a store's", "cn-shanghai"),
  alibaba("a store's room without cameras", "ap-southeast-1", small),
  alibaba("a drill", "cn-shanghai", drill),
];
