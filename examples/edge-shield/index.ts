import * as alicloud from "@pulumi/alicloud";
import { AlicloudEdgeShield, AwsEdgeShield, type KeyRef, type Tags } from "../../components/index.ts";

const tags: Tags = {
  department: "retail",
  "business-line": "retail",
  project: "shop",
  environment: "production",
  owner: "web-team",
  "data-class": "public",
};

const logKey = (region: string): KeyRef => ({
  arn: `log-key-of-${region}`,
  id: `log-key-of-${region}`,
  serves: ["logs"],
});

const paths = {
  "sign-in": { path: "/login", requests: 100 },
  search: { path: "/search", requests: 600 },
};

const aws = new AwsEdgeShield("abroad", {
  account: "111122223333",
  region: "ap-southeast-1",
  tags,
  plannedOn: "2026-11-23",
  // New rules count for two weeks; what is known to be an attack is stopped from the first day.
  mode: { count: { until: "2026-12-07", owner: "web-team" } },
  paths,
  logs: { key: logKey("ap-southeast-1") },
  network: {
    domains: ["shop.example.com"],
    origin: "origin.shop.example.com",
    certificate: "arn-of-the-certificate-in-us-east-1",
    key: logKey("us-east-1"),
  },
});

const hosted = new alicloud.Provider("shanghai", { region: "cn-shanghai" });
const ali = new AlicloudEdgeShield(
  "mainland",
  {
    account: "1234567890123456",
    region: "cn-shanghai",
    tags,
    plannedOn: "2026-11-23",
    mode: "block",
    paths,
    logs: { collectedBy: "group-archive" },
    instance: "make",
    network: {
      domains: ["shop.example.cn"],
      origin: "origin.shop.example.cn",
      certificate: "1234567",
    },
  },
  { provider: hosted },
);

/** What web tiers are given, and what DNS records point to. */
export const edges = { aws: aws.edge.webAclArn, alicloud: ali.edge.instanceId };
export const records = { ...aws.networkNames, ...ali.networkNames };
