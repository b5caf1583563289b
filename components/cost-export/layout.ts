import type { Provider } from "../../ipam/index.ts";
import type { BucketSpec } from "../bucket/spec.ts";
import { Faults } from "../faults.ts";
import { globalName, physicalName } from "../naming/layout.ts";
import { acsArn, ossInternalEndpoint } from "../partition/alicloud.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import { athenaView, chargesSelect, externalTable, HIVE_CHARGES } from "./charges.ts";
import { checkCostExport, kindsOf } from "./check.ts";
import { DATA_TABLES, exportQuery } from "./columns.ts";
import type { CostExportArgs, CostQuestion, ExportKind } from "./contract.ts";
import { ANSWER_DAYS, BILL_PREFIX, CHARGES_PREFIX, OLD_VERSIONS_DAYS, SCAN_GB } from "./limits.ts";
import {
  type AwsPlace,
  awsAnswersPolicy,
  awsBillsPolicy,
  awsReaderPolicy,
  MAXCOMPUTE_TRUST,
  maxcomputeReads,
  ossBillsPolicy,
  ossReaderPolicy,
  s3Arn,
} from "./policies.ts";

export interface AwsCostExportLayout {
  readonly place: AwsPlace;
  readonly bills: BucketSpec;
  readonly answers: BucketSpec;
  readonly exports: readonly DataExport[];
  /** China: name of the report. */
  readonly report?: string;
  readonly tables: readonly BillTable[];
  readonly view?: string;
  readonly bytesPerQuestion: number;
  readonly readers: readonly Reader[];
  readonly questions: readonly (CostQuestion & { readonly key: string })[];
  readonly policies: readonly PlannedPolicy[];
}

export interface DataExport {
  readonly key: ExportKind;
  readonly name: string;
  readonly query: string;
  readonly table: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** A table of Glue over Parquet. */
export interface BillTable {
  readonly key: string;
  readonly title: string;
  readonly location: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Athena works folders of months out by itself: nobody adds partitions, and nobody crawls. */
  readonly projection?: Readonly<Record<string, string>>;
}

export interface Reader {
  readonly key: string;
  readonly name: string;
  readonly purpose: string;
  readonly document: PolicyDocument;
}

export interface AlicloudCostExportLayout {
  readonly bills: BucketSpec;
  readonly project: string;
  readonly scanLimit: string;
  readonly role: { readonly name: string; readonly trust: PolicyDocument; readonly document: PolicyDocument };
  readonly readers: readonly Reader[];
  readonly byHand: Readonly<Record<string, string>>;
  readonly policies: readonly PlannedPolicy[];
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAwsCostExport(name: string, args: CostExportArgs): AwsCostExportLayout {
  checked(name, "aws", args);
  const { account, region, key } = args;
  const partition = requirePartition(region);
  const place: AwsPlace = {
    account,
    region,
    bills: globalName("aws:s3/bucket:Bucket", [account, region], name, "bills"),
    answers: globalName("aws:s3/bucket:Bucket", [account, region], name, "answers"),
    database: physicalName("aws:glue/catalogDatabase:CatalogDatabase", name.replaceAll("-", "_")),
    workgroup: physicalName("aws:athena/workgroup:Workgroup", name),
  };
  const kinds = kindsOfArgs("aws", args);
  const exports = kinds.flatMap((kind) => {
    if (kind !== "focus" && kind !== "cur2") return [];
    const table = DATA_TABLES[kind];
    const billingView = arn({ partition, service: "billing", account, resource: "billingview/primary" });
    return [
      {
        key: kind,
        name: `${name}-${kind}`,
        query: exportQuery(table),
        table: table.table,
        settings: table.settings(billingView),
      },
    ];
  });
  const readers = Object.entries(args.readers).map(([reader, purpose]) => ({
    key: reader,
    name: physicalName("aws:iam/policy:Policy", name, reader, region),
    purpose,
    document: awsReaderPolicy(place),
  }));
  return {
    place,
    bills: billsSpec(place.bills, args, awsBillsPolicy(place)),
    answers: {
      ...billsSpec(place.answers, args, awsAnswersPolicy(place)),
      key: "answers",
      // The check refuses arguments without a key.
      encryption: key === undefined ? { by: "service" } : { by: "key", key, bucketKey: true },
      lifecycle: { expireAfterDays: args.answerDays ?? ANSWER_DAYS.default, oldVersionsAfterDays: 1 },
    },
    exports,
    ...(kinds.includes("legacy") && { report: `${name}-legacy` }),
    tables: tablesOf(name, place, kinds),
    ...(kinds.includes("focus") && {
      view: athenaView("awsdatacatalog", place.database, chargesSelect(`"${place.database}"."focus"`)),
    }),
    bytesPerQuestion: (args.scanLimitGb ?? SCAN_GB.default) * 1_000_000_000,
    readers,
    questions: Object.entries(args.questions ?? {}).map(([each, question]) => ({ key: each, ...question })),
    policies: [
      {
        key: "bills",
        kind: "resource",
        resource: s3Arn(region, place.bills),
        document: awsBillsPolicy(place),
      },
      {
        key: "answers",
        kind: "resource",
        resource: s3Arn(region, place.answers),
        document: awsAnswersPolicy(place),
      },
      ...readers.map(
        (reader): PlannedPolicy => ({
          key: `reader-${reader.key}`,
          kind: "identity",
          principal: arn({ partition, service: "iam", account, resource: `policy/${reader.name}` }),
          document: reader.document,
        }),
      ),
    ],
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudCostExport(name: string, args: CostExportArgs): AlicloudCostExportLayout {
  checked(name, "alicloud", args);
  const { account, region } = args;
  const bucket = globalName("alicloud:oss/bucket:Bucket", [account, region], name, "bills");
  const project = globalName(
    "alicloud:maxcompute/project:Project",
    [account, region],
    name.replaceAll("-", "_"),
  );
  const role = physicalName("alicloud:ram/role:Role", name, "maxcompute", region);
  const roleArn = acsArn({ service: "ram", account, resource: `role/${role.toLowerCase()}` });
  const readers = Object.entries(args.readers).map(([reader, purpose]) => ({
    key: reader,
    name: physicalName("alicloud:ram/policy:Policy", name, reader, region),
    purpose,
    document: ossReaderPolicy(account, bucket),
  }));
  return {
    bills: billsSpec(bucket, args, ossBillsPolicy(account, bucket)),
    project,
    // Gigabytes times complexity, which is 1 for a plain question and 4 at most: "SQL computing tasks", MaxCompute billing.
    scanLimit: String(args.scanLimitGb ?? SCAN_GB.default),
    role: { name: role, trust: MAXCOMPUTE_TRUST, document: maxcomputeReads(account, bucket) },
    readers,
    byHand: {
      ...Object.fromEntries(
        kindsOfArgs("alicloud", args).map((kind) => [`subscribe-${kind}`, subscription(kind, bucket)]),
      ),
      "charges-table": externalTable(
        "charges",
        `${ossInternalEndpoint(region).replace("https:", "oss:")}/${bucket}/${CHARGES_PREFIX}/`,
        roleArn,
      ),
      ...Object.fromEntries(
        Object.entries(args.questions ?? {}).map(([each, { sql }]) => [`question-${each}`, sql]),
      ),
    },
    policies: [
      {
        key: "bills",
        kind: "resource",
        resource: acsArn({ service: "oss", region: "*", account, resource: bucket }),
        document: ossBillsPolicy(account, bucket),
      },
      { key: "maxcompute-trust", kind: "trust", resource: roleArn, document: MAXCOMPUTE_TRUST },
      {
        key: "maxcompute",
        kind: "identity",
        principal: roleArn,
        document: maxcomputeReads(account, bucket),
      },
      ...readers.map(
        (reader): PlannedPolicy => ({
          key: `reader-${reader.key}`,
          kind: "identity",
          principal: acsArn({ service: "ram", account, resource: `policy/${reader.name}` }),
          document: reader.document,
        }),
      ),
    ],
  };
}

function checked(name: string, cloud: Provider, args: CostExportArgs): void {
  const faults = new Faults(`cost-export "${name}"`);
  checkCostExport(faults, cloud, args);
  faults.throwIfAny();
}

function kindsOfArgs(cloud: Provider, { exports, region }: CostExportArgs): readonly ExportKind[] {
  const possible = kindsOf(cloud, region);
  return exports ?? (cloud === "aws" ? possible.slice(0, 1) : possible);
}

/** Its senders take no customer key: they are services of billing, with rights to objects and none to keys. */
function billsSpec(name: string, { region, deletion }: CostExportArgs, policy: PolicyDocument): BucketSpec {
  return {
    key: "bills",
    name,
    region,
    encryption: { by: "service" },
    lifecycle: { oldVersionsAfterDays: OLD_VERSIONS_DAYS },
    policy,
    tags: { "data-class": "confidential" },
    emptyOnDestroy: typeof deletion === "object",
    redundancy: "LRS",
  };
}

function tablesOf(name: string, { bills }: AwsPlace, kinds: readonly ExportKind[]): readonly BillTable[] {
  return kinds.flatMap((kind): readonly BillTable[] => {
    if (kind === "legacy")
      return [
        {
          key: "charges",
          title: "Months that atrium costs load has read, put here as Parquet",
          location: `s3://${bills}/${CHARGES_PREFIX}/`,
          columns: HIVE_CHARGES,
        },
      ];
    if (kind !== "focus" && kind !== "cur2") return [];
    const { columns, partition, table } = DATA_TABLES[kind];
    const location = `s3://${bills}/${BILL_PREFIX}/${name}-${kind}/data`;
    return [
      {
        key: kind,
        title: `${table}, as exported`,
        location,
        columns: columns.map(([column, type]) => ({ name: column.toLowerCase(), type })),
        projection: {
          "projection.enabled": "true",
          "projection.billing_period.type": "date",
          "projection.billing_period.format": "yyyy-MM",
          "projection.billing_period.range": "2020-01,NOW",
          "projection.billing_period.interval": "1",
          "projection.billing_period.interval.unit": "MONTHS",
          "storage.location.template": `${location}/${partition}=\${billing_period}`,
        },
      },
    ];
  });
}

/** "SubscribeBillToOSS", Expenses and Costs: bills of the month, renewed each day until the fourth of the next. */
const SUBSCRIPTIONS: Readonly<Partial<Record<ExportKind, string>>> = {
  instances: "InstanceDetailMonthly",
  split: "SplitItemDetailDaily",
};

function subscription(kind: ExportKind, bucket: string): string {
  return `aliyun bssopenapi SubscribeBillToOSS --SubscribeBucket ${bucket} --SubscribeType ${SUBSCRIPTIONS[kind]}`;
}
