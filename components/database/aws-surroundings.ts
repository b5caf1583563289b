import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import { awsGate } from "../workload/aws-gate.ts";
import type { ClientRule } from "../workload/client-rules.ts";
import type { PlannedAwsEngine } from "./aws-engine.ts";
import { auditPlace } from "./aws-roles.ts";
import type { DatabaseArgs } from "./contract.ts";
import type { AwsDatabaseLayout, PlannedLog } from "./layout.ts";

/** Makes children of the component; in another region, each with that region. */
export interface Makers {
  readonly child: MakeChild;
  readonly stateful: MakeChild;
}

/** What a database of a region stands on. */
export interface Ground {
  readonly subnetGroup: aws.rds.SubnetGroup;
  readonly gate: aws.ec2.SecurityGroup;
  readonly parameters: aws.rds.ParameterGroup | aws.rds.ClusterParameterGroup;
  readonly options?: aws.rds.OptionGroup;
  /** The service writes only where a group is already, or makes one that is kept for ever and without the key. */
  readonly logs: readonly aws.cloudwatch.LogGroup[];
}

interface Place {
  readonly id: string;
  /** Before each child's key; empty in the first region. */
  readonly prefix: string;
  readonly vpcId: pulumi.Input<string>;
  readonly subnets: DatabaseArgs["subnets"];
  readonly rules: readonly ClientRule[];
  readonly logs: readonly PlannedLog[];
  readonly key: KeyRef;
}

/** The role's policy stands before the option group that names the role: RDS tries it. */
export interface AuditFiles {
  readonly role: aws.iam.Role;
  readonly policy: aws.iam.RolePolicy;
  readonly bucket: pulumi.Input<string>;
}

export function ground(
  make: Makers,
  { engine, kind, logDays }: AwsDatabaseLayout,
  { id, prefix, vpcId, subnets, rules, logs, key }: Place,
  audit?: AuditFiles,
): Ground {
  const { child, stateful } = make;
  const subnetGroup = child(aws.rds.SubnetGroup, `${prefix}subnets`, {
    name: id,
    description: `Where ${id} stands`,
    subnetIds: Object.keys(subnets)
      .sort()
      .flatMap((zone) => subnets[zone] ?? []),
  });
  const gate = awsGate(child, `${prefix}gate`, { vpcId, description: `Clients of ${id}` }, rules);
  const group = {
    name: prefix === "" ? engine.parameters.name : `${prefix}${engine.parameters.name}`,
    description: "TLS alone, audited, slow statements logged",
    family: engine.parameters.family,
    // A database is born with them. Of static ones the service takes no other method, and none for what it has already.
    parameters: engine.parameters.parameters.map((each) => ({ ...each, applyMethod: "pending-reboot" })),
  };
  const parameters =
    kind === "instance"
      ? child(aws.rds.ParameterGroup, `${prefix}parameters`, group)
      : child(aws.rds.ClusterParameterGroup, `${prefix}parameters`, group);
  const options = engine.options === undefined ? undefined : optionGroup(make, engine, id, prefix, audit);
  return {
    subnetGroup,
    gate,
    parameters,
    ...(options === undefined ? {} : { options }),
    logs: logs.map((log) =>
      stateful(aws.cloudwatch.LogGroup, `${prefix}${log.key}`, {
        name: log.group,
        retentionInDays: logDays,
        kmsKeyId: key.arn,
        tags: { "log-class": "database" },
      }),
    ),
  };
}

function optionGroup(
  { child }: Makers,
  engine: PlannedAwsEngine,
  id: string,
  prefix: string,
  audit: AuditFiles | undefined,
): aws.rds.OptionGroup | undefined {
  const { options } = engine;
  if (options === undefined) return undefined;
  const files = (settings: Readonly<Record<string, string>>) => [
    ...Object.entries(settings).map(([name, value]) => ({ name, value })),
    ...(audit === undefined
      ? []
      : [
          { name: "IAM_ROLE_ARN", value: audit.role.arn },
          {
            name: "S3_BUCKET_ARN",
            value: pulumi.output(audit.bucket).apply((bucket) => auditPlace(bucket, id)),
          },
        ]),
  ];
  return child(
    aws.rds.OptionGroup,
    `${prefix}options`,
    {
      namePrefix: `${prefix}${options.name}-`,
      // RDS deletes no group that a snapshot names, and the last snapshot stays: it is left behind with it.
      skipDestroy: true,
      optionGroupDescription: "Audit and encryption by the engine",
      engineName: engine.engine,
      majorEngineVersion: options.version,
      options: options.options.map((option) => ({
        optionName: option.name,
        optionSettings:
          option.for === "audit-bucket"
            ? files(option.settings)
            : Object.entries(option.settings).map(([name, value]) => ({ name, value })),
      })),
    },
    audit === undefined ? {} : { dependsOn: [audit.policy] },
  );
}

/** SQL Server's audit files: the role that RDS takes on to write them. */
export function auditFiles(
  { child }: Makers,
  { roles, region }: AwsDatabaseLayout,
  { auditBucket }: DatabaseArgs,
): AuditFiles | undefined {
  const { audit } = roles;
  if (audit === undefined || auditBucket === undefined) return undefined;
  const bucket = pulumi
    .output(auditBucket.name)
    .apply((name) => arn({ partition: requirePartition(region), service: "s3", resource: name }));
  const role = child(aws.iam.Role, "audit", {
    name: audit.name,
    description: "RDS writes audit files of SQL Server with it",
    assumeRolePolicy: JSON.stringify(audit.trust),
  });
  const policy = child(aws.iam.RolePolicy, "audit", {
    role: role.name,
    policy: pulumi
      .all([bucket, auditBucket.key.arn])
      .apply(([bucketArn, keyArn]) => JSON.stringify(audit.use(bucketArn, keyArn))),
  });
  return { role, policy, bucket };
}
