import { describe, expect, it } from "vitest";
import { askAlicloud, askAws } from "../least-privilege/testing.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn } from "../partition/aws.ts";
import { layoutAlicloudConfigBackup, layoutAwsConfigBackup } from "./layout.ts";
import { ALI_ROLE, alicloudConfigBackupArgs, configBackupArgs, roleOf } from "./testing.ts";

/** What a collector may put, by the name of the object. */
const ASKED = [
  ["Router-A/Router-A-20241201-v1.0.cfg", "allowed"],
  ["Router-A/Router-A-20241201-v12.34.cfg", "allowed"],
  ["FW-1/FW-1-20241201-v1.0.cfg", "allowed"],
  ["Router-A/FW-1-20241201-v1.0.cfg", "denied"],
  ["Router-B/Router-B-20241201-v1.0.cfg", "denied"],
  ["Router-A-20241201-v1.0.cfg", "denied"],
  ["Router-A/Router-A-20241201-v1.0.txt", "denied"],
  ["Router-A/latest.cfg", "denied"],
] as const;

describe("a collector on AWS", () => {
  const layout = layoutAwsConfigBackup("net", configBackupArgs("ap-southeast-1"));
  const bucket = arn({ partition: "aws", service: "s3", resource: layout.buckets.year ?? "" });
  const role = roleOf("ap-southeast-1", layout.uploads[0]?.role ?? "");
  const ask = (action: string, resource: string, version = "1.3") =>
    askAws(
      { policies: layout.policies, guardrails: [] },
      {
        principal: role,
        holder: role,
        attached: [],
        action,
        resource,
        account: "111122223333",
        context: { "aws:SecureTransport": "true", "s3:TlsVersion": version },
        bound: false,
      },
    );

  it.each(ASKED)("puts %s: %s", async (name, verdict) => {
    expect(await ask("s3:PutObject", `${bucket}/${name}`)).toBe(verdict);
  });

  it("puts nothing with a date of another length, over old TLS, or where servers' files are", async () => {
    const file = `${bucket}/Router-A/Router-A-20241201-v1.0.cfg`;
    expect(await ask("s3:PutObject", file.replace("20241201", "241201"))).toBe("denied");
    expect(await ask("s3:PutObject", file, "1.1")).toBe("denied");
    const other = arn({ partition: "aws", service: "s3", resource: layout.buckets.quarter ?? "" });
    expect(await ask("s3:PutObject", file.replace(bucket, other))).toBe("denied");
  });

  it.each(["s3:GetObject", "s3:DeleteObject", "s3:PutObjectRetention"])("does no %s", async (action) => {
    expect(await ask(action, `${bucket}/Router-A/Router-A-20241201-v1.0.cfg`)).toBe("denied");
  });

  it("lists nothing", async () => {
    expect(await ask("s3:ListBucket", bucket)).toBe("denied");
  });
});

describe("a collector on Alibaba Cloud", () => {
  const layout = layoutAlicloudConfigBackup("net", alicloudConfigBackupArgs("cn-shanghai"));
  const account = "1000000000000001";
  const role = acsArn({ service: "ram", account, resource: `role/${layout.uploads[0]?.role.toLowerCase()}` });
  const of = (name: string) =>
    acsArn({
      service: "oss",
      region: "cn-shanghai",
      account,
      resource: `${layout.buckets.year ?? ""}/${name}`,
    });
  const ask = (action: string, name: string, secure = "true") =>
    askAlicloud(
      { policies: layout.policies, guardrails: [] },
      {
        principal: role,
        holder: role,
        attached: [],
        action,
        resource: of(name),
        account,
        context: { "acs:SecureTransport": secure },
        bound: false,
      },
    );

  it.each(ASKED)("puts %s: %s", (name, verdict) => {
    expect(ask("oss:PutObject", name)).toBe(verdict);
  });

  it.each(["oss:GetObject", "oss:DeleteObject"])("does no %s", (action) => {
    expect(ask(action, "Router-A/Router-A-20241201-v1.0.cfg")).toBe("denied");
  });

  it("puts nothing without TLS", () => {
    expect(ask("oss:PutObject", "Router-A/Router-A-20241201-v1.0.cfg", "false")).toBe("denied");
  });

  it("is taken on by its own role alone", () => {
    expect(JSON.stringify(layout.uploads[0]?.trust)).toContain(ALI_ROLE);
  });
});
