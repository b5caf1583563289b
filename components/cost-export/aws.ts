import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type AwsBucket, awsBucket } from "../bucket/aws-bucket.ts";
import { Component } from "../component.ts";
import { HIVE_CHARGES } from "./charges.ts";
import type { CostExportArgs, CostExportOutputs } from "./contract.ts";
import { type AwsCostExportLayout, layoutAwsCostExport } from "./layout.ts";
import { BILL_PREFIX } from "./limits.ts";

/** The bill on AWS: exported each day, asked with Athena. @clause 8.2.1-a */
export class AwsCostExport extends Component implements CostExportOutputs {
  readonly bucketName: pulumi.Output<string>;
  readonly queryPlace: pulumi.Output<string>;
  readonly chargesTable: pulumi.Output<string>;
  readonly access: CostExportOutputs["access"];
  readonly byHand: CostExportOutputs["byHand"] = {};

  constructor(name: string, args: CostExportArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsCostExport(name, args);
    super(
      "atrium:cost-export:AwsCostExport",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const make = { child: this.child.bind(this), stateful: this.stateful.bind(this) };
    const bills = awsBucket(make, layout.bills);
    const answers = awsBucket(make, layout.answers);
    this.#exports(layout, bills);
    const database = this.#tables(layout);
    const workgroup = this.#workgroup(layout, args, answers);
    for (const { key, title, sql } of layout.questions) {
      this.child(aws.athena.NamedQuery, key, {
        name: key,
        description: title,
        database: database.name,
        workgroup: workgroup.id,
        query: sql,
      });
    }
    this.bucketName = bills.policy.bucket;
    this.queryPlace = workgroup.name;
    this.chargesTable = database.name.apply((each) => `${each}.charges`);
    this.access = Object.fromEntries(
      layout.readers.map(({ key, name: policyName, purpose, document }) => {
        const policy = this.child(aws.iam.Policy, key, {
          name: policyName,
          description: purpose,
          policy: JSON.stringify(document),
        });
        return [key, policy.arn];
      }),
    );
    this.registerOutputs({
      bucketName: this.bucketName,
      queryPlace: this.queryPlace,
      chargesTable: this.chargesTable,
      access: this.access,
      byHand: this.byHand,
    });
  }

  /** Billing looks at the bucket's policy when an export is made, so that has to be there. */
  #exports({ exports, report, place }: AwsCostExportLayout, { policy }: AwsBucket): void {
    for (const { key, name, query, table, settings } of exports) {
      this.child(
        aws.bcmdata.Export,
        key,
        {
          export: {
            name,
            description: `${table}, each day, for questions of finance`,
            dataQueries: [{ queryStatement: query, tableConfigurations: { [table]: { ...settings } } }],
            destinationConfigurations: [
              {
                s3Destinations: [
                  {
                    s3Bucket: policy.bucket,
                    s3Prefix: BILL_PREFIX,
                    s3Region: place.region,
                    s3OutputConfigurations: [
                      {
                        // Corrections replace what they correct; a month is counted once.
                        overwrite: "OVERWRITE_REPORT",
                        format: "PARQUET",
                        compression: "PARQUET",
                        outputType: "CUSTOM",
                      },
                    ],
                  },
                ],
              },
            ],
            refreshCadences: [{ frequency: "SYNCHRONOUS" }],
          },
        },
        { dependsOn: [policy] },
      );
    }
    if (report === undefined) return;
    this.child(
      aws.cur.ReportDefinition,
      "legacy",
      {
        reportName: report,
        timeUnit: "DAILY",
        format: "Parquet",
        compression: "Parquet",
        additionalSchemaElements: ["RESOURCES"],
        // Parquet is to be had with Athena's files alone, and those with overwriting alone.
        additionalArtifacts: ["ATHENA"],
        reportVersioning: "OVERWRITE_REPORT",
        refreshClosedReports: true,
        s3Bucket: policy.bucket,
        s3Prefix: BILL_PREFIX,
        s3Region: place.region,
      },
      { dependsOn: [policy] },
    );
  }

  #tables({ place, tables, view }: AwsCostExportLayout): aws.glue.CatalogDatabase {
    const database = this.child(aws.glue.CatalogDatabase, "bills", {
      name: place.database,
      description: "Bills, as exported and as charges",
    });
    for (const { key, title, location, columns, projection } of tables) {
      this.child(aws.glue.CatalogTable, key, {
        name: key,
        databaseName: database.name,
        description: title,
        tableType: "EXTERNAL_TABLE",
        parameters: { EXTERNAL: "TRUE", classification: "parquet", ...projection },
        ...(projection === undefined ? {} : { partitionKeys: [{ name: "billing_period", type: "string" }] }),
        storageDescriptor: {
          location,
          inputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
          outputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
          columns: columns.map((column) => ({ ...column })),
          serDeInfo: {
            serializationLibrary: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
          },
        },
      });
    }
    if (view !== undefined) {
      this.child(aws.glue.CatalogTable, "charges", {
        name: "charges",
        databaseName: database.name,
        description: "The bill in FOCUS columns, money as decimals: what atrium costs sql asks",
        tableType: "VIRTUAL_VIEW",
        parameters: { presto_view: "true", comment: "Presto View" },
        viewOriginalText: view,
        viewExpandedText: "/* Presto View */",
        storageDescriptor: { columns: HIVE_CHARGES.map((column) => ({ ...column })), serDeInfo: {} },
      });
    }
    return database;
  }

  #workgroup(
    { place, bytesPerQuestion }: AwsCostExportLayout,
    { key }: CostExportArgs,
    answers: AwsBucket,
  ): aws.athena.Workgroup {
    return this.child(
      aws.athena.Workgroup,
      "bills",
      {
        name: place.workgroup,
        description: "Questions to the bill; a question reads no more than was agreed",
        configuration: {
          // Whoever asks cannot choose another bucket, no limit, or none of the encryption.
          enforceWorkgroupConfiguration: true,
          publishCloudwatchMetricsEnabled: true,
          bytesScannedCutoffPerQuery: bytesPerQuestion,
          engineVersion: { selectedEngineVersion: "Athena engine version 3" },
          resultConfiguration: {
            outputLocation: answers.policy.bucket.apply((bucket) => `s3://${bucket}/answers/`),
            expectedBucketOwner: place.account,
            ...(key === undefined
              ? {}
              : { encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: key.arn } }),
          },
        },
        forceDestroy: true,
      },
      { dependsOn: [answers.encryption] },
    );
  }
}
