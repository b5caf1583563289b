import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { cases } from "./cost-export.cases.ts";

const record = (title: string) => {
  const found = cases.find((each) => each.title.includes(title));
  if (found === undefined) throw new Error(`no case ${title}`);
  return recordComponent((transform) =>
    found.build(
      "net",
      { transformations: [transform] },
      found.cloud === "alicloud"
        ? { [found.region]: new alicloud.Provider(found.region, { region: found.region }) }
        : {},
    ),
  );
};
const inputs = ({ resources }: Recording, type: string, name: string) => {
  const found = resources.find((each) => each.type.endsWith(`:${type}`) && each.name === `net-${name}`);
  if (found === undefined) throw new Error(`no ${type} net-${name}`);
  return found.inputs;
};

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record("without a word");
  });

  it("keeps its type token", () => {
    expect(run.resources[0]?.type).toBe("atrium:cost-export:AwsCostExport");
  });

  it("exports FOCUS by day as Parquet, each month written over as corrections come", () => {
    const { export: made } = inputs(run, "Export", "focus") as { export: Record<string, never> };
    expect(made).toMatchObject({
      name: "net-focus",
      dataQueries: [{ tableConfigurations: { FOCUS_1_2_AWS: { TIME_GRANULARITY: "DAILY" } } }],
      refreshCadences: [{ frequency: "SYNCHRONOUS" }],
      destinationConfigurations: [
        {
          s3Destinations: [
            {
              s3Prefix: "bills",
              s3Region: "ap-southeast-1",
              s3OutputConfigurations: [{ overwrite: "OVERWRITE_REPORT", format: "PARQUET" }],
            },
          ],
        },
      ],
    });
  });

  it("binds every question to one bucket, one key and a limit", () => {
    expect(inputs(run, "Workgroup", "bills").configuration).toMatchObject({
      enforceWorkgroupConfiguration: true,
      bytesScannedCutoffPerQuery: 100_000_000_000,
      resultConfiguration: {
        expectedBucketOwner: "111122223333",
        encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: "key-arn" },
      },
    });
    const rules = inputs(run, "BucketLifecycleConfiguration", "answers").rules;
    expect(rules).toMatchObject([{ expiration: { days: 30 } }]);
  });

  it("reads the export as charges by a view that Athena understands", () => {
    const { viewOriginalText, tableType } = inputs(run, "CatalogTable", "charges");
    expect(tableType).toBe("VIRTUAL_VIEW");
    const text = /^\/\* Presto View: (\S+) \*\/$/.exec(String(viewOriginalText))?.[1] ?? "";
    const view = JSON.parse(Buffer.from(text, "base64").toString("utf8"));
    expect(view).toMatchObject({ catalog: "awsdatacatalog", schema: "net" });
    expect(view.originalSql).toMatch(/FROM "net"\."focus"$/);
    expect(view.columns).toHaveLength(46);
  });

  it("asks the questions that it was given", () => {
    expect(inputs(run, "NamedQuery", "departments")).toMatchObject({ query: "SELECT 1 AS one;" });
  });

  it("has the legacy report alone in China, and the months that were loaded from it as charges", async () => {
    const china = await record("the only report there is");
    expect(inputs(china, "ReportDefinition", "legacy")).toMatchObject({
      format: "Parquet",
      additionalArtifacts: ["ATHENA"],
      reportVersioning: "OVERWRITE_REPORT",
    });
    expect(china.resources.filter(({ type }) => type.endsWith(":Export"))).toEqual([]);
    expect(inputs(china, "CatalogTable", "charges").tableType).toBe("EXTERNAL_TABLE");
    const policy = String(inputs(china, "BucketPolicy", "bills").policy);
    expect(policy).toContain(":cur:cn-northwest-1:111122223333:definition/*");
    expect(policy).not.toContain("bcm-data-exports");
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record("both bills");
  });

  it("keeps its type token", () => {
    expect(run.resources[0]?.type).toBe("atrium:cost-export:AlicloudCostExport");
  });

  it("limits what a question may read, and keeps decimals exact", () => {
    expect(inputs(run, "Project", "bills").properties).toMatchObject({
      sqlMeteringMax: "100",
      typeSystem: "2",
      enableDecimal2: true,
      encryption: { enable: true },
    });
  });

  it("encrypts the bill with the service's own key, since its sender has rights to no other", () => {
    expect(inputs(run, "BucketServerSideEncryption", "bills")).toMatchObject({ sseAlgorithm: "AES256" });
  });

  it("lets MaxCompute read loaded months, and nothing else", () => {
    const { Statement } = JSON.parse(String(inputs(run, "Policy", "maxcompute").policyDocument));
    expect(Statement.map(({ Action }: { Action: readonly string[] }) => Action)).toEqual([
      ["oss:ListObjects"],
      ["oss:GetObject"],
    ]);
    expect(Statement[1].Resource[0]).toMatch(/\/charges\/\*$/);
  });
});
