import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import type { AwsConfigBackup } from "./aws.ts";
import { cases } from "./config-backup.cases.ts";

const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const inputs = (run: Recording, type: string, name: string) => {
  const found = all(run, type).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};
const record = (title: string) => {
  const found = cases.find((each) => each.title.includes(title));
  if (found === undefined) throw new Error(`no case ${title}`);
  const { build, regions = [] } = found;
  return recordComponent((transform) =>
    build(
      "net",
      { transformations: [transform] },
      Object.fromEntries(regions.map((region) => [region, new alicloud.Provider(region, { region })])),
    ),
  );
};

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record("AWS, ap-southeast-1, a collector");
  });

  it("keeps its type token", () => {
    expect(run.resources[0]?.type).toBe("atrium:config-backup:AwsConfigBackup");
  });

  it("lets the collector put files of its devices by name, and nothing else", () => {
    const { Statement } = JSON.parse(String(inputs(run, "RolePolicy", "net-upload-network").policy));
    const [puts, key] = Statement as readonly { Action: readonly string[]; Resource: readonly string[] }[];
    expect(puts?.Action).toEqual(["s3:AbortMultipartUpload", "s3:PutObject"]);
    expect(puts?.Resource.map((each) => each.replace(/^.*?\//, ""))).toEqual([
      "Router-A/Router-A-????????-v*.*.cfg",
      "FW-1/FW-1-????????-v*.*.cfg",
      "erp-db-1/erp-db-1-????????-v*.*.cfg",
      "test-web-1/test-web-1-????????-v*.*.cfg",
    ]);
    expect(key?.Action).toEqual(["kms:Decrypt", "kms:GenerateDataKey"]);
  });

  it("counts the uploads of each device in the bucket that it writes to, and watches them", () => {
    const { alarmTargets } = run.component as AwsConfigBackup;
    const { dimensions, kind } = alarmTargets["config-router-a"] ?? {};
    const metric = inputs(run, "BucketMetric", "net-Router-A");
    expect(metric).toMatchObject({ name: "Router-A", filter: { prefix: "Router-A/" } });
    expect([kind, dimensions?.BucketName]).toEqual(["config-upload", metric.bucket]);
    expect(Object.keys(alarmTargets).filter((key) => key.startsWith("config-"))).toHaveLength(4);
  });

  it("copies every bucket into the second region", () => {
    const copies = all(run, "BucketReplicationConfig").map(({ name }) => name);
    expect(copies).toEqual(["net-store-year", "net-store-quarter", "net-store-access-log"]);
  });

  it("takes a certificate that bears the collector's name, from one anchor alone", async () => {
    const edge = await record("by certificate");
    const trust = JSON.parse(String(inputs(edge, "Role", "net-upload-edge").assumeRolePolicy));
    expect(trust.Statement[0].Condition).toEqual({
      StringEquals: { "aws:PrincipalTag/x509Subject/CN": "edge" },
      ArnEquals: {
        "aws:SourceArn": expect.stringContaining(":rolesanywhere:cn-north-1:111122223333:trust-anchor/"),
      },
    });
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record("Alibaba Cloud, cn-shanghai, a collector");
  });

  it("keeps its type token", () => {
    expect(run.resources[0]?.type).toBe("atrium:config-backup:AlicloudConfigBackup");
  });

  it("lets the collector put files of its devices by TLS, and nothing else", () => {
    const { Statement } = JSON.parse(String(inputs(run, "Policy", "net-upload-network").policyDocument));
    expect(Statement[0].Action).toEqual(["oss:AbortMultipartUpload", "oss:PutObject"]);
    expect(Statement[0].Condition).toEqual({ Bool: { "acs:SecureTransport": "true" } });
    expect(Statement[0].Resource[0]).toMatch(/\/Router-A\/Router-A-\*-v\*\.\*\.cfg$/);
    expect(Statement[1].Resource).toEqual(["key-arn"]);
  });

  it("asks each morning which devices were silent, and takes no line at all for silence", () => {
    const { configuration, schedule, projectName } = inputs(run, "Alert", "net-silent-network") as {
      configuration: { queryLists: readonly { query: string; start: string }[]; noDataFire: boolean };
      schedule: { cronExpression: string };
      projectName: string;
    };
    expect(schedule.cronExpression).toBe("0 9 * * *");
    expect(projectName).toBe("oss-log-1000000000000001-cn-shanghai");
    expect(configuration.noDataFire).toBe(true);
    const [look] = configuration.queryLists;
    // Log Service looks back no further.
    expect(look?.start).toBe("-24h");
    expect(look?.query).toContain("array['Router-A', 'FW-1', 'erp-db-1', 'test-web-1']");
  });

  it("copies every bucket into the second region", () => {
    expect(all(run, "BucketReplication").length).toBeGreaterThanOrEqual(2);
  });
});
