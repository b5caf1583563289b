import { REGIONS } from "../../ipam/index.ts";
import { partitionOf } from "../partition/aws.ts";
import type { AuditArchiveArgs } from "./contract.ts";
import { ACCESS_PREFIX, type ArchivePlace, bucketName } from "./names.ts";

/** A table over a bucket, its partitions computed from the query instead of crawled. */
export interface QueryTable {
  readonly key: string;
  readonly description: string;
  readonly location: string;
  readonly columns: readonly (readonly [string, string])[];
  readonly partitions: readonly (readonly [string, string])[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly inputFormat: string;
  readonly serde: string;
  readonly serdeParameters: Readonly<Record<string, string>>;
}

/** Days before it hold no logs of this archive. */
const FIRST_DAY = "2026/01/01";

const IDENTITY =
  "struct<type:string,principalid:string,arn:string,accountid:string,invokedby:string,accesskeyid:string,username:string,onbehalfof:struct<userid:string,identitystorearn:string>,sessioncontext:struct<attributes:struct<mfaauthenticated:string,creationdate:string>,sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>,ec2roledelivery:string,webidfederationdata:struct<federatedprovider:string,attributes:map<string,string>>>>";

/** "Create a table for CloudTrail logs using partition projection" and the same for flow logs, Athena user guide. */
export function queryTables(place: ArchivePlace, args: AuditArchiveArgs): readonly QueryTable[] {
  return [trailTable(place, args), flowTable(place, args), accessTable(place)];
}

function trailTable(place: ArchivePlace, args: AuditArchiveArgs): QueryTable {
  const owner = args.organization === undefined ? "" : `${args.organization.id}/`;
  const location = `s3://${bucketName(place, "trail", "log")}/AWSLogs/${owner}`;
  return {
    key: "trail",
    description: "Everything that was done, by account, region and day",
    location,
    columns: [
      ["eventversion", "string"],
      ["useridentity", IDENTITY],
      ["eventtime", "string"],
      ["eventsource", "string"],
      ["eventname", "string"],
      ["awsregion", "string"],
      ["sourceipaddress", "string"],
      ["useragent", "string"],
      ["errorcode", "string"],
      ["errormessage", "string"],
      ["requestparameters", "string"],
      ["responseelements", "string"],
      ["additionaleventdata", "string"],
      ["requestid", "string"],
      ["eventid", "string"],
      ["readonly", "string"],
      ["resources", "array<struct<arn:string,accountid:string,type:string>>"],
      ["eventtype", "string"],
      ["apiversion", "string"],
      ["recipientaccountid", "string"],
      ["serviceeventdetails", "string"],
      ["sharedeventid", "string"],
      ["vpcendpointid", "string"],
      ["eventcategory", "string"],
      ["tlsdetails", "struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string>"],
    ],
    partitions: [
      ["account", "string"],
      ["region", "string"],
      ["day", "string"],
    ],
    parameters: projection(args, `${location}\${account}/CloudTrail/\${region}/\${day}`),
    inputFormat: "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
    serde: "org.apache.hive.hcatalog.data.JsonSerDe",
    serdeParameters: { "serialization.format": "1" },
  };
}

function flowTable(place: ArchivePlace, args: AuditArchiveArgs): QueryTable {
  const location = `s3://${bucketName(place, "security", "log")}/AWSLogs/`;
  return {
    key: "flow",
    description: "VPC flow logs in their default format, by account, region and day",
    location,
    columns: [
      ["version", "int"],
      ["account_id", "string"],
      ["interface_id", "string"],
      ["srcaddr", "string"],
      ["dstaddr", "string"],
      ["srcport", "int"],
      ["dstport", "int"],
      ["protocol", "bigint"],
      ["packets", "bigint"],
      ["bytes", "bigint"],
      ["start", "bigint"],
      ["end", "bigint"],
      ["action", "string"],
      ["log_status", "string"],
    ],
    partitions: [
      ["account", "string"],
      ["region", "string"],
      ["day", "string"],
    ],
    parameters: {
      ...projection(args, `${location}\${account}/vpcflowlogs/\${region}/\${day}`),
      "skip.header.line.count": "1",
    },
    inputFormat: "org.apache.hadoop.mapred.TextInputFormat",
    serde: "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
    serdeParameters: { "field.delim": " ", "serialization.format": " " },
  };
}

/** "Use Amazon S3 server access logs to identify requests", S3 user guide. */
function accessTable(place: ArchivePlace): QueryTable {
  const fields = [
    "bucketowner bucket_name requestdatetime remoteip requester requestid operation key request_uri httpstatus",
    "errorcode bytessent objectsize totaltime turnaroundtime referrer useragent versionid hostid sigv",
    "ciphersuite authtype endpoint tlsversion accesspointarn aclrequired",
  ]
    .join(" ")
    .split(" ");
  const word = "([^ ]*)";
  const quoted = '("[^"]*"|-)';
  const form = fields.map((field) =>
    field === "requestdatetime"
      ? "\\[(.*?)\\]"
      : ["request_uri", "referrer", "useragent"].includes(field)
        ? quoted
        : word,
  );
  const optional = form.slice(18).map((each) => `(?: ${each})?`);
  return {
    key: "access",
    description: "Who read the logs, as S3 wrote it down",
    location: `s3://${bucketName(place, "access", "log")}/${ACCESS_PREFIX}`,
    columns: fields.map((field) => [field, "string"]),
    partitions: [],
    parameters: { EXTERNAL: "TRUE" },
    inputFormat: "org.apache.hadoop.mapred.TextInputFormat",
    serde: "org.apache.hadoop.hive.serde2.RegexSerDe",
    serdeParameters: { "input.regex": `${form.slice(0, 18).join(" ")}${optional.join("")}.*$` },
  };
}

/** The template names variables that Athena fills in. */
function projection(args: AuditArchiveArgs, template: string): Readonly<Record<string, string>> {
  const partition = partitionOf(args.region);
  const regions = REGIONS.aws.filter((region) => partitionOf(region) === partition);
  return {
    EXTERNAL: "TRUE",
    "projection.enabled": "true",
    "projection.account.type": "enum",
    "projection.account.values": Object.keys(args.writers).sort().join(","),
    "projection.region.type": "enum",
    "projection.region.values": regions.join(","),
    "projection.day.type": "date",
    "projection.day.format": "yyyy/MM/dd",
    "projection.day.range": `${FIRST_DAY},NOW`,
    "projection.day.interval": "1",
    "projection.day.interval.unit": "DAYS",
    "storage.location.template": template,
  };
}
