import { describe, expect, it } from "vitest";
import { askAlicloud, askAws } from "../least-privilege/testing.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn } from "../partition/aws.ts";
import { codesOf } from "../workload/fault-table.ts";
import type { ObjectStoreArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { copyRoleArn, layoutAlicloudObjectStore, layoutAwsObjectStore } from "./layout.ts";
import { alicloudStoreArgs, awsStoreArgs } from "./testing.ts";

const codes = (cloud: "aws" | "alicloud", more: Partial<ObjectStoreArgs>) =>
  codesOf(() =>
    cloud === "aws"
      ? layoutAwsObjectStore("pos", awsStoreArgs("ap-southeast-1", more))
      : layoutAlicloudObjectStore("pos", alicloudStoreArgs("cn-shanghai", more)),
  );

describe("a store that", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codes(cloud, args)).toEqual([code]);
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("has many faults is told all of them at once", () => {
    expect(codes("aws", { account: "1", offSite: "", buckets: {} })).toEqual([
      "placement.account",
      "object-store.off-site",
      "object-store.buckets",
      "object-store.unknown",
    ]);
  });
});

describe("a bucket", () => {
  const { buckets, copies } = layoutAwsObjectStore("pos", awsStoreArgs("ap-southeast-1"));
  const bucket = (key: string) => buckets.find((each) => each.key === key);

  it("says in a tag how long it keeps, and deletes then", () => {
    expect(bucket("exports")?.tags["retention-days"]).toBe("30");
    expect(bucket("exports")?.lifecycle).toEqual({ expireAfterDays: 30, oldVersionsAfterDays: 90 });
    expect(bucket("receipts")?.lifecycle).toEqual({ infrequentAfterDays: 90, oldVersionsAfterDays: 90 });
  });

  it("has a copy with the same lock, under the key of its own region", () => {
    const { receipts } = copies;
    expect(receipts?.lock).toEqual({ mode: "governance", days: 365 });
    expect(receipts?.region).toBe("ap-northeast-1");
    expect(receipts?.name).not.toBe(bucket("receipts")?.name);
  });

  it("has no lock on the log, into which S3 would not write then", () => {
    expect(bucket("access-log")?.lock).toBeUndefined();
    expect(bucket("access-log")?.encryption).toEqual({ by: "service" });
    expect(copies["access-log"]?.encryption.by).toBe("key");
  });

  it("lies in three zones where OSS has them", () => {
    const redundancy = (region: string, offSite: string) =>
      layoutAlicloudObjectStore("pos", alicloudStoreArgs(region, { offSite })).buckets[0]?.redundancy;
    expect(redundancy("cn-shanghai", "cn-beijing")).toBe("ZRS");
    expect(redundancy("cn-qingdao", "cn-beijing")).toBe("LRS");
  });
});

describe("least privilege on AWS", () => {
  const account = "111122223333";
  const region = "ap-southeast-1";
  const { policies, buckets, copies } = layoutAwsObjectStore("pos", awsStoreArgs(region));
  const bucketOf = (key: string) =>
    arn({ partition: "aws", service: "s3", resource: buckets.find((each) => each.key === key)?.name ?? "" });
  const copyOf = (key: string) => arn({ partition: "aws", service: "s3", resource: copies[key]?.name ?? "" });
  const role = (name: string) => arn({ partition: "aws", service: "iam", account, resource: `role/${name}` });
  const copier = copyRoleArn("pos", "aws", { account, region });
  const TLS = { "aws:SecureTransport": "true", "s3:TlsVersion": "1.3" };

  it.each([
    ["a till writes receipts", role("till"), "s3:PutObject", `${bucketOf("receipts")}/a`, TLS, "allowed"],
    ["a till reads receipts", role("till"), "s3:GetObject", `${bucketOf("receipts")}/a`, TLS, "denied"],
    ["a till writes exports", role("till"), "s3:PutObject", `${bucketOf("exports")}/a`, TLS, "denied"],
    ["finance reads receipts", role("finance"), "s3:GetObject", `${bucketOf("receipts")}/a`, TLS, "allowed"],
    [
      "finance deletes exports",
      role("finance"),
      "s3:DeleteObject",
      `${bucketOf("exports")}/a`,
      TLS,
      "allowed",
    ],
    [
      "finance deletes receipts",
      role("finance"),
      "s3:DeleteObject",
      `${bucketOf("receipts")}/a`,
      TLS,
      "denied",
    ],
    [
      "finance deletes a version",
      role("finance"),
      "s3:DeleteObjectVersion",
      `${bucketOf("exports")}/a`,
      TLS,
      "denied",
    ],
    [
      "finance reads without TLS",
      role("finance"),
      "s3:GetObject",
      `${bucketOf("receipts")}/a`,
      { "aws:SecureTransport": "false" },
      "denied",
    ],
    [
      "finance reads with an old TLS",
      role("finance"),
      "s3:GetObject",
      `${bucketOf("receipts")}/a`,
      { "aws:SecureTransport": "true", "s3:TlsVersion": "1.1" },
      "denied",
    ],
    ["S3 copies receipts", copier, "s3:ReplicateObject", `${copyOf("receipts")}/a`, TLS, "allowed"],
    ["S3 deletes copies", copier, "s3:ReplicateDelete", `${copyOf("receipts")}/a`, TLS, "denied"],
  ] as const)("%s", async (_, principal, action, resource, context, verdict) => {
    const asked = {
      principal,
      holder: principal,
      attached: [],
      action,
      resource,
      account,
      context,
      bound: false,
    };
    expect(await askAws({ policies, guardrails: [] }, asked)).toBe(verdict);
  });

  it("nobody passes a lock by, not even an administrator", async () => {
    const admin = {
      key: "admin",
      kind: "identity",
      document: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
    } as const;
    const asked = {
      principal: role("admin"),
      holder: role("admin"),
      attached: [admin],
      resource: `${bucketOf("receipts")}/a`,
      account,
      context: TLS,
      bound: false,
    };
    const world = { policies, guardrails: [] };
    expect(await askAws(world, { ...asked, action: "s3:GetObject" })).toBe("allowed");
    expect(await askAws(world, { ...asked, action: "s3:BypassGovernanceRetention" })).toBe("denied");
  });
});

describe("least privilege on Alibaba Cloud", () => {
  const account = "1000000000000001";
  const { policies, buckets, copies } = layoutAlicloudObjectStore("pos", alicloudStoreArgs("cn-shanghai"));
  const name = (key: string) => buckets.find((each) => each.key === key)?.name ?? "";
  const oss = (bucket: string) => acsArn({ service: "oss", region: "*", account, resource: `${bucket}/a` });
  const role = (each: string) => acsArn({ service: "ram", account, resource: `role/${each}` });
  const copier = copyRoleArn("pos", "alicloud", { account, region: "cn-shanghai" });

  it.each([
    ["a till writes receipts", role("till"), "oss:PutObject", oss(name("receipts")), "allowed"],
    ["a till reads receipts", role("till"), "oss:GetObject", oss(name("receipts")), "denied"],
    ["finance deletes receipts", role("finance"), "oss:DeleteObject", oss(name("receipts")), "denied"],
    ["OSS copies receipts", copier, "oss:ReplicatePut", oss(copies.receipts?.name ?? ""), "allowed"],
    ["OSS writes into the source", copier, "oss:ReplicatePut", oss(name("receipts")), "denied"],
  ] as const)("%s", (_, holder, action, resource, verdict) => {
    const context = { "acs:SecureTransport": "true" };
    const asked = {
      principal: holder,
      holder,
      attached: [],
      action,
      resource,
      account,
      context,
      bound: false,
    };
    expect(askAlicloud({ policies, guardrails: [] }, asked)).toBe(verdict);
  });
});
