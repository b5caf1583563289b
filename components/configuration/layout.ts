import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PlannedPolicy, type PolicyDocument, ramPolicy } from "../policy-document.ts";
import type { Cloud } from "../workload/check.ts";
import type { Placement } from "../workload/contract.ts";
import { checkConfiguration } from "./check.ts";
import type { ConfigurationArgs } from "./contract.ts";
import { ALICLOUD_SIZE, ROLL_OUT } from "./limits.ts";

export interface PlannedDocument {
  readonly key: string;
  readonly purpose: string;
  readonly text: string;
  readonly schema: string | undefined;
}

export interface AwsConfigurationLayout {
  readonly name: string;
  readonly environment: string;
  readonly documents: readonly PlannedDocument[];
  readonly rollOut: { readonly percent: number; readonly minutes: number; readonly watchMinutes: number };
  readonly alarms: readonly { readonly key: string; readonly alarm: Placement["vpcId"] }[];
  readonly watcher: {
    readonly name: string;
    readonly trust: PolicyDocument;
    readonly policy: PolicyDocument;
  };
  readonly access: readonly PlannedReader[];
  /** Every policy of the component, with `*` standing for what AppConfig makes up. */
  readonly policies: readonly PlannedPolicy[];
}

interface PlannedReader {
  readonly key: string;
  readonly name: string;
  readonly documents: readonly string[];
}

export interface AlicloudConfigurationLayout {
  readonly name: string;
  readonly namespace: string;
  readonly group: string;
  readonly size: string;
  readonly home: Placement["vpcId"];
  readonly documents: readonly PlannedDocument[];
  readonly access: readonly PlannedReader[];
  readonly policies: readonly PlannedPolicy[];
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsConfiguration(name: string, args: ConfigurationArgs): AwsConfigurationLayout {
  const documents = plannedDocuments(name, "aws", args);
  const partition = requirePartition(args.region);
  const iam = (resource: string) => arn({ partition, service: "iam", account: args.account, resource });
  const watcher = {
    name: physicalName("aws:iam/role:Role", name, "roll-back", args.region),
    trust: awsPolicy({
      Effect: "Allow",
      Principal: { Service: servicePrincipal("appconfig", args.region) },
      Action: ["sts:AssumeRole"],
      Condition: { StringEquals: { "aws:SourceAccount": args.account } },
    }),
    // CloudWatch knows no single alarm in this action.
    policy: awsPolicy({ Effect: "Allow", Action: ["cloudwatch:DescribeAlarms"], Resource: ["*"] }),
  };
  const access = plannedReaders(name, "aws", args);
  const watches = Object.keys(args.rollBackOn ?? {}).length > 0;
  return {
    name: physicalName("aws:appconfig/application:Application", name),
    environment: args.environment,
    documents,
    // Outside of production nobody waits.
    rollOut: args.environment === "production" ? ROLL_OUT : { percent: 100, minutes: 0, watchMinutes: 0 },
    alarms: Object.entries(args.rollBackOn ?? {}).map(([key, alarm]) => ({ key, alarm })),
    watcher,
    access,
    policies: [
      ...(watches
        ? ([
            {
              key: "roll-back-trust",
              kind: "trust",
              resource: iam(`role/${watcher.name}`),
              document: watcher.trust,
            },
            {
              key: "roll-back",
              kind: "identity",
              principal: iam(`role/${watcher.name}`),
              document: watcher.policy,
            },
          ] as const)
        : []),
      ...access.map(
        ({ key, documents: read }): PlannedPolicy => ({
          key,
          kind: "identity",
          principal: iam(`role/${key}`),
          document: awsReadPolicy(args, {
            application: "*",
            environment: "*",
            profiles: read.map(() => "*"),
          }),
        }),
      ),
    ],
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudConfiguration(
  name: string,
  args: ConfigurationArgs,
): AlicloudConfigurationLayout {
  const documents = plannedDocuments(name, "alicloud", args);
  const [first = ""] = Object.keys(args.subnets).sort();
  const access = plannedReaders(name, "alicloud", args);
  const place = { namespace: args.environment, group: physicalName("alicloud:mse/cluster:Cluster", name) };
  return {
    name: place.group,
    ...place,
    size: args.size ?? ALICLOUD_SIZE,
    home: args.subnets[args.zone ?? first] ?? "",
    documents,
    access,
    policies: access.map(({ key, documents: read }) => ({
      key,
      kind: "identity",
      principal: acsArn({ service: "ram", account: args.account, resource: `role/${key}` }),
      document: alicloudReadPolicy(args, { instance: "*", ...place, documents: read }),
    })),
  };
}

/** "Actions, resources, and condition keys for AWS AppConfig": programs read by sessions. @clause 1.1.2-a */
export function awsReadPolicy(
  { account, region }: ConfigurationArgs,
  {
    application,
    environment,
    profiles,
  }: {
    readonly application: string;
    readonly environment: string;
    readonly profiles: readonly string[];
  },
): PolicyDocument {
  return awsPolicy({
    Effect: "Allow",
    Action: ["appconfig:GetLatestConfiguration", "appconfig:StartConfigurationSession"],
    Resource: profiles.map((profile) =>
      arn({
        partition: requirePartition(region),
        service: "appconfig",
        region,
        account,
        resource: `application/${application}/environment/${environment}/configuration/${profile}`,
      }),
    ),
  });
}

/** "Fine-grained authentication in configuration centers", MSE. @clause 1.1.2-a */
export function alicloudReadPolicy(
  { account, region }: ConfigurationArgs,
  place: {
    readonly instance: string;
    readonly namespace: string;
    readonly group: string;
    readonly documents: readonly string[];
  },
): PolicyDocument {
  const { instance, namespace, group, documents } = place;
  return ramPolicy({
    Effect: "Allow",
    Action: ["mse:QueryNacosConfig"],
    Resource: documents.map((document) =>
      acsArn({
        service: "mse",
        region,
        account,
        resource: `instance/${instance}/${namespace}/${group}/config/${document}`,
      }),
    ),
  });
}

function plannedReaders(
  name: string,
  cloud: Cloud,
  { readers, region }: ConfigurationArgs,
): readonly PlannedReader[] {
  const type = cloud === "aws" ? "aws:iam/policy:Policy" : "alicloud:ram/policy:Policy";
  return Object.entries(readers).map(([key, documents]) => ({
    key,
    name: physicalName(type, name, key, region),
    documents,
  }));
}

function plannedDocuments(name: string, cloud: Cloud, args: ConfigurationArgs): readonly PlannedDocument[] {
  const faults = new Faults(`configuration "${name}"`);
  checkConfiguration(faults, cloud, args);
  faults.throwIfAny();
  return Object.entries(args.documents).map(([key, { purpose, content, schema }]) => ({
    key,
    purpose,
    text: JSON.stringify(content, undefined, 2),
    schema: schema === undefined ? undefined : JSON.stringify(schema),
  }));
}
