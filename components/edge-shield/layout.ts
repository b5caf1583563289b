import { Faults } from "../faults.ts";
import { globalName, physicalName } from "../naming/layout.ts";
import { sideOf } from "../partition/alicloud.ts";
import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PlannedPolicy, type PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import type { Cloud } from "../workload/check.ts";
import { type DefenceTemplate, defenceTemplates } from "./alicloud-rules.ts";
import { type WebAclRule, webAclRules } from "./aws-rules.ts";
import { checkEdgeShield } from "./check.ts";
import type { EdgeShieldArgs } from "./contract.ts";
import { AWS_LOG_DAYS, CLOUDFRONT_REGION, LOG_DAYS } from "./limits.ts";

export interface PlannedNetwork {
  /** AWS: log group of requests. */
  readonly logGroup: string;
  readonly domains: readonly string[];
  readonly origin: string;
  readonly cached: readonly string[];
  readonly secretVersion: string;
}

/** A web ACL, where it stands, and where its log goes. */
export interface PlannedAcl {
  readonly key: "region" | "network";
  readonly scope: "REGIONAL" | "CLOUDFRONT";
  readonly region: string;
  readonly name: string;
  readonly logGroup: string;
  readonly rules: readonly WebAclRule[];
  /** Requests come from the delivery network's addresses. */
  readonly behindNetwork: boolean;
}

export interface AwsEdgeShieldLayout {
  readonly region: string;
  readonly acls: readonly PlannedAcl[];
  readonly retentionDays: number;
  readonly waivers: Tags;
  readonly network?: PlannedNetwork;
  /** Who may write into the log groups of a region, by region. */
  readonly logPolicies: Readonly<Record<string, PolicyDocument>>;
  readonly policies: readonly PlannedPolicy[];
}

export interface AlicloudEdgeShieldLayout {
  readonly templates: readonly PlannedTemplate[];
  readonly network?: PlannedNetwork & {
    readonly scope: "domestic" | "overseas" | "global";
    readonly project: string;
    readonly store: string;
    readonly certificateRegion: string;
  };
  readonly waivers: Tags;
}

export interface PlannedTemplate extends DefenceTemplate {
  readonly name: string;
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsEdgeShield(name: string, args: EdgeShieldArgs): AwsEdgeShieldLayout {
  check(name, "aws", args);
  const rules = webAclRules(args);
  const network = networkOf(name, args);
  const acl = (key: PlannedAcl["key"], region: string): PlannedAcl => ({
    key,
    scope: key === "region" ? "REGIONAL" : "CLOUDFRONT",
    region,
    name: physicalName("aws:wafv2/webAcl:WebAcl", name, key),
    // The service writes to groups of this beginning alone.
    logGroup: physicalName("aws:cloudwatch/logGroup:LogGroup", `aws-waf-logs-${name}`, key),
    rules,
    behindNetwork: key === "region" && network !== undefined,
  });
  const acls = [
    acl("region", args.region),
    ...(network === undefined ? [] : [acl("network", CLOUDFRONT_REGION)]),
  ];
  const days = "key" in args.logs ? (args.logs.retentionDays ?? LOG_DAYS) : LOG_DAYS;
  const regions = [...new Set(acls.map(({ region }) => region))];
  const accessLog = network === undefined ? [] : [{ region: CLOUDFRONT_REGION, logGroup: network.logGroup }];
  const logPolicies = Object.fromEntries(
    regions.map((region) => [region, logPolicy(args.account, region, [...acls, ...accessLog])]),
  );
  return {
    region: args.region,
    acls,
    retentionDays: AWS_LOG_DAYS.find((each) => each >= days) ?? 3653,
    waivers: waiversOf(args),
    ...(network === undefined ? {} : { network }),
    logPolicies,
    policies: Object.entries(logPolicies).map(([region, document]) => ({
      key: `logs-${region}`,
      kind: "resource",
      resource: groupArn(args.account, region, "*"),
      document,
    })),
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudEdgeShield(name: string, args: EdgeShieldArgs): AlicloudEdgeShieldLayout {
  check(name, "alicloud", args);
  const network = networkOf(name, args);
  const mainland = sideOf(args.region) === "mainland";
  return {
    templates: defenceTemplates(args).map((template) => ({
      ...template,
      name: physicalName(
        "alicloud:wafv3/defenseTemplate:DefenseTemplate",
        name,
        template.scene.replace("_", "-"),
      ),
    })),
    waivers: waiversOf(args),
    ...(network === undefined
      ? {}
      : {
          network: {
            ...network,
            scope: args.network?.scope ?? (mainland ? "domestic" : "overseas"),
            project: globalName("alicloud:log/project:Project", [args.account, args.region], name, "network"),
            store: "access-log",
            certificateRegion: mainland ? "cn-hangzhou" : "ap-southeast-1",
          },
        }),
  };
}

function check(name: string, cloud: Cloud, args: EdgeShieldArgs): void {
  const faults = new Faults(`edge shield "${name}"`);
  checkEdgeShield(faults, cloud, args);
  faults.throwIfAny();
}

function networkOf(name: string, { network }: EdgeShieldArgs): PlannedNetwork | undefined {
  if (network === undefined) return undefined;
  return {
    logGroup: accessGroup(name),
    domains: network.domains,
    origin: network.origin,
    cached: network.cached ?? ["/static/*"],
    secretVersion: network.secretVersion ?? "1",
  };
}

/** Where the delivery network's requests are written. */
function accessGroup(name: string): string {
  return physicalName("aws:cloudwatch/logGroup:LogGroup", `/atrium/${name}`, "network-access");
}

/** CloudWatch Logs user guide, "Logs sent to CloudWatch Logs": of this account alone, into these groups alone. */
function logPolicy(
  account: string,
  region: string,
  logs: readonly Pick<PlannedAcl, "region" | "logGroup">[],
): PolicyDocument {
  const partition = requirePartition(region);
  return awsPolicy({
    Sid: "DeliveryWrites",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("delivery.logs", region) },
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: logs
      .filter((each) => each.region === region)
      .map(({ logGroup }) => `${groupArn(account, region, logGroup)}:log-stream:*`),
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": arn({ partition, service: "logs", region, account, resource: "*" }) },
    },
  });
}

function groupArn(account: string, region: string, group: string): string {
  const partition = requirePartition(region);
  return arn({ partition, service: "logs", region, account, resource: `log-group:${group}` });
}

function waiversOf({ mode, exceptions = {} }: EdgeShieldArgs): Tags {
  const excused = Object.entries(exceptions);
  return {
    ...(mode === "block"
      ? {}
      : { "waiver-count": tagText(`counts until ${mode.count.until} - ${mode.count.owner}`) }),
    ...(excused.length === 0
      ? {}
      : {
          "waiver-rules": tagText(excused.map(([, { reason, owner }]) => `${reason} - ${owner}`).join("; ")),
        }),
  };
}
