import * as aws from "@pulumi/aws";
import type { AwsBucket } from "../bucket/aws-bucket.ts";
import type { MakeChild } from "../component.ts";
import type { AuditArchiveArgs } from "./contract.ts";
import type { ArchiveLayout } from "./layout.ts";
import { QUERY_DATABASE, workgroupName } from "./names.ts";
import { queryTables } from "./query-tables.ts";
import { ATHENA_QUESTIONS } from "./questions.ts";

/** A place to ask in, tables over the logs, and the questions that come back every month. @clause 1.10.3-a @clause 1.10.3-c */
export function awsQuery(
  child: MakeChild,
  layout: ArchiveLayout,
  args: AuditArchiveArgs,
  results: AwsBucket,
): aws.athena.Workgroup {
  const database = child(aws.glue.CatalogDatabase, "query", {
    name: QUERY_DATABASE,
    description: "Logs of all accounts",
  });
  for (const table of queryTables(layout.place, args)) {
    child(aws.glue.CatalogTable, table.key, {
      name: table.key,
      databaseName: database.name,
      description: table.description,
      tableType: "EXTERNAL_TABLE",
      parameters: { ...table.parameters },
      partitionKeys: table.partitions.map(([name, type]) => ({ name, type })),
      storageDescriptor: {
        location: table.location,
        inputFormat: table.inputFormat,
        outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        columns: table.columns.map(([name, type]) => ({ name, type })),
        serDeInfo: { serializationLibrary: table.serde, parameters: { ...table.serdeParameters } },
      },
    });
  }
  const workgroup = child(
    aws.athena.Workgroup,
    "query",
    {
      name: workgroupName(layout.place),
      description: "Questions to the logs; answers are encrypted and gone after 30 days",
      configuration: {
        // Whoever asks cannot choose another bucket, or none of the encryption.
        enforceWorkgroupConfiguration: true,
        publishCloudwatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: layout.bytesPerQuery,
        resultConfiguration: {
          outputLocation: results.policy.bucket.apply((bucket) => `s3://${bucket}/answers/`),
          expectedBucketOwner: layout.place.account,
          encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: args.key.arn },
        },
      },
      forceDestroy: true,
    },
    { dependsOn: [results.encryption] },
  );
  for (const { key, title, query } of ATHENA_QUESTIONS) {
    child(aws.athena.NamedQuery, key, {
      name: key,
      description: title,
      database: database.name,
      workgroup: workgroup.id,
      query,
    });
  }
  return workgroup;
}
