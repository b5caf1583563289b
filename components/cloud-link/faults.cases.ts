import { type FaultCase, keyFor } from "../workload/testing.ts";
import type { AlicloudSideArgs, AwsSideArgs, CloudLinkArgs } from "./contract.ts";
import { cloudLinkArgs } from "./testing.ts";

type Case = FaultCase<CloudLinkArgs>;

const base = cloudLinkArgs("ap-southeast-1", "ap-southeast-1");
const aws = (more: Partial<AwsSideArgs>): Partial<CloudLinkArgs> => ({ aws: { ...base.aws, ...more } });
const ali = (more: Partial<AlicloudSideArgs>): Partial<CloudLinkArgs> => ({
  alicloud: { ...base.alicloud, ...more },
});
const { network } = base.aws;

export const faultCases: readonly Case[] = [
  {
    title: "has the same prefix on both sides",
    cloud: "aws",
    args: ali({ prefixes: ["10.64.0.0/16"] }),
    code: "cloud-link.overlap",
    twin: ali({ prefixes: ["10.65.0.0/16"] }),
  },
  {
    title: "has a prefix of one side inside one of the other",
    cloud: "aws",
    args: ali({ prefixes: ["10.128.0.0/16", "10.64.128.0/20"] }),
    code: "cloud-link.overlap",
    twin: ali({ prefixes: ["10.128.0.0/16", "10.129.128.0/20"] }),
  },
  {
    title: "has host bits in a prefix",
    cloud: "aws",
    args: ali({ prefixes: ["10.128.0.1/16"] }),
    code: "cloud-link.prefix",
    twin: ali({ prefixes: ["10.128.0.0/16"] }),
  },
  {
    title: "has no prefix on one side",
    cloud: "aws",
    args: ali({ prefixes: [] }),
    code: "cloud-link.prefix",
    twin: ali({}),
  },
  {
    title: "uses addresses of Alibaba Cloud's own services",
    cloud: "aws",
    args: ali({ prefixes: ["100.64.0.0/16"] }),
    code: "cloud-link.prefix",
    twin: ali({ prefixes: ["172.16.0.0/16"] }),
  },
  {
    title: "carries IPv6",
    cloud: "aws",
    args: ali({ prefixes: ["10.128.0.0/16", "fd00::/48"] }),
    code: "cloud-link.prefix",
    twin: ali({}),
  },
  {
    title: "crosses China's border without saying by which licence",
    cloud: "aws",
    args: ali({ region: "cn-shanghai" }),
    code: "cloud-link.border",
    twin: {
      ...ali({ region: "cn-shanghai" }),
      crossBorder: { reason: "licensed operator's line", owner: "network" },
    },
  },
  {
    title: "takes Hong Kong for the mainland",
    cloud: "aws",
    args: aws({ region: "cn-north-1" }),
    code: "cloud-link.border",
    twin: ali({ region: "cn-hongkong" }),
  },
  {
    title: "crosses the border for no reason",
    cloud: "aws",
    args: { ...ali({ region: "cn-shanghai" }), crossBorder: { reason: "", owner: "" } },
    code: "cloud-link.border",
    twin: {},
  },
  {
    title: "is in a region that does not exist",
    cloud: "aws",
    args: aws({ region: "mars-1" }),
    code: "placement.region",
    twin: aws({ region: "eu-west-1" }),
  },
  {
    title: "has an account of the other cloud",
    cloud: "aws",
    args: ali({ account: "111122223333" }),
    code: "placement.account",
    twin: ali({ account: "1000000000000002" }),
  },
  {
    title: "has the same domain on both sides",
    cloud: "aws",
    args: ali({ domains: ["aws.mall.internal"] }),
    code: "cloud-link.domain",
    twin: ali({ domains: ["alibaba.mall.internal"] }),
  },
  {
    title: "has a domain of one side inside the other's",
    cloud: "aws",
    args: ali({ domains: ["mall.internal"] }),
    code: "cloud-link.domain",
    twin: ali({ domains: ["xaws.mall.internal"] }),
  },
  {
    title: "answers for a word that is no domain",
    cloud: "aws",
    args: aws({ domains: ["Mall"] }),
    code: "cloud-link.domain",
    twin: aws({ domains: ["mall.aws"] }),
  },
  {
    title: "answers for no names",
    cloud: "aws",
    args: ali({ domains: [] }),
    code: "cloud-link.domain",
    twin: ali({}),
  },
  {
    title: "answers at an address that AWS has not",
    cloud: "aws",
    args: aws({ resolvers: { "apse1-az1": "10.64.0.10", "apse1-az2": "10.99.0.10" } }),
    code: "cloud-link.resolver",
    twin: aws({ resolvers: { "apse1-az1": "10.64.0.11", "apse1-az2": "10.64.1.11" } }),
  },
  {
    title: "answers in one zone of two",
    cloud: "aws",
    args: aws({ resolvers: { "apse1-az1": "10.64.0.10" } }),
    code: "cloud-link.resolver",
    twin: aws({}),
  },
  {
    title: "stands in one zone of AWS",
    cloud: "aws",
    args: aws({
      network: { ...network, subnets: { "apse1-az1": "subnet-1" } },
      resolvers: { "apse1-az1": "10.64.0.10" },
    }),
    code: "cloud-link.zones",
    twin: aws({}),
  },
  {
    title: "stands in one zone of Alibaba Cloud",
    cloud: "alicloud",
    args: ali({ network: { vpcId: "vpc-2", vswitches: { a: { id: "vsw", ipv4: "10.128.0.0/24" } } } }),
    code: "cloud-link.zones",
    twin: ali({}),
  },
  {
    title: "knows no way back",
    cloud: "aws",
    args: aws({ learnt: {} }),
    code: "cloud-link.routes",
    twin: aws({ learnt: { all: "tgw-rtb" } }),
  },
  {
    title: "lets Alibaba Cloud reach no network",
    cloud: "aws",
    args: aws({ hub: { id: "tgw-1", attachments: {} } }),
    code: "cloud-link.routes",
    twin: aws({ hub: { id: "tgw-1", attachments: { main: "tgw-attach-1" } } }),
  },
  {
    title: "has the same number on both sides",
    cloud: "aws",
    args: { asn: { alicloud: 64512 } },
    code: "cloud-link.asn",
    twin: { asn: { alicloud: 64513 } },
  },
  {
    title: "has a size that no gateway has",
    cloud: "alicloud",
    args: ali({ bandwidth: 300 as never }),
    code: "cloud-link.bandwidth",
    twin: ali({ bandwidth: 200 }),
  },
  {
    title: "keeps logs of tunnels for a month",
    cloud: "aws",
    args: { logRetentionDays: 30 },
    code: "cloud-link.log-days",
    twin: { logRetentionDays: 184 },
  },
  {
    title: "has keys since no day",
    cloud: "aws",
    args: { keysSince: "2026-13-01" },
    code: "cloud-link.keys-since",
    twin: { keysSince: "2026-12-01" },
  },
  {
    title: "has a key that logs may not use",
    cloud: "aws",
    args: { key: keyFor("s3") },
    code: "keys.serves",
    twin: { key: keyFor("logs", "s3") },
  },
];
