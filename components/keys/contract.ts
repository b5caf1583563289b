import type { Input, Output } from "@pulumi/pulumi";
import type { Deletion } from "../component.ts";
import type { DataClass, Tags } from "../tagging/contract.ts";

/** What may write with a key on AWS; `aws-services.ts` says which principal that is and what it is allowed. */
export const AWS_KEY_SERVICES = [
  "appconfig",
  "athena",
  "autoscaling",
  "backup",
  "budgets",
  "cloudtrail",
  "cloudwatch",
  "config",
  "cost-alerts",
  "dynamodb",
  "ebs",
  "efs",
  "eks",
  "elasticache",
  "events",
  "guardduty",
  "imagebuilder",
  "inspector",
  "kafka",
  "lambda",
  "log-delivery",
  "logs",
  "macie",
  "rds",
  "s3",
  "secretsmanager",
  "sns",
  "spot",
  "sqs",
  "ssm",
] as const;

/** The same on Alibaba Cloud; `alicloud-services.ts` says which role that is. */
export const ALICLOUD_KEY_SERVICES = [
  "actiontrail",
  "alikafka",
  "cs",
  "ecs",
  "ess",
  "fc",
  "hbr",
  "log",
  "mns",
  "nas",
  "oss",
  "polardb",
  "rds",
  "redis",
  "secretsmanager",
] as const;

export type AwsKeyService = (typeof AWS_KEY_SERVICES)[number];
export type AlicloudKeyService = (typeof ALICLOUD_KEY_SERVICES)[number];
export type KeyService = AwsKeyService | AlicloudKeyService;

/**
 * A key as other components take it. Their layout checks `serves`: a service that writes with a key whose
 * policy leaves it out fails hours later and elsewhere.
 */
export interface KeyRef {
  readonly arn: Input<string>;
  readonly id: Input<string>;
  readonly serves: readonly KeyService[];
  /** Domain of the key, for messages. */
  readonly domain?: string;
}

/**
 * One key a data domain, in one account and region, with a twin in a second region where one is asked for.
 * Everything is plain: a preview shows every key and the whole of its policy. @clause 8.3.3-c
 */
export interface KeysArgs {
  /** AWS account (12 digits) or Alibaba Cloud account (16 digits). */
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
  /** Domain → what is kept under its key. The domain's name is part of the key's alias, for good. */
  readonly domains: Readonly<Record<string, KeyDomainArgs>>;
  readonly administrators: KeyAdministrators;
  /** Disaster recovery: every domain's key again in this region, unless the domain stays at home. @clause 8.4.2-b */
  readonly replica?: KeyReplicaArgs;
  /** Days between two rotations: 90–2560 on AWS, 7–365 in a KMS instance. Default: 365. @clause 11.4.2-b */
  readonly rotationDays?: number;
  /**
   * Alibaba Cloud: software KMS instance (`kst-…`) that holds the keys. Without one there is room for a single
   * domain, in the region's default key, which takes no key policy.
   */
  readonly kmsInstance?: string;
  /**
   * Alibaba Cloud: whether the roles by which ECS and RDS reach keys are made here. They are one an account:
   * `make` in its home region, `exist` elsewhere and where the console made them before. Default: `exist`.
   */
  readonly serviceRoles?: "make" | "exist";
  /** Whether the keys may be deleted; refused by default. */
  readonly deletion?: Deletion;
}

export interface KeyDomainArgs {
  /** What lies under this key, in a sentence. */
  readonly description: string;
  readonly dataClass: DataClass;
  /** Everything that writes with the key. A consumer that is missing here is refused at plan time. */
  readonly serves: readonly KeyService[];
  /**
   * ARNs of the roles and users that read and write the data. `services-only`: whoever the account's own
   * policies let use the key, but never past the services above; for disks, which any instance role needs.
   */
  readonly users: readonly string[] | "services-only";
  /** Users may also call the key themselves, to encrypt single fields. Default: false. @clause 10.4.2-c */
  readonly direct?: boolean;
  /** Further accounts whose services write with this key: those whose trails end in this archive. */
  readonly sources?: readonly string[];
  /** Kept out of the second region. Default: false. */
  readonly home?: boolean;
  readonly tags?: Tags;
}

/** Whoever administers never uses, whoever uses never administers. @clause 8.3.3-e */
export interface KeyAdministrators {
  /**
   * ARNs of people's roles. `*` may stand in the ARN of an identity centre's role, whose end nobody knows
   * beforehand. Disabling and deleting take a session signed in with MFA.
   */
  readonly people: readonly string[];
  /**
   * ARNs of the roles that deploy. They administer, and use keys only through services, as making things takes.
   * On AWS at least one: KMS refuses a policy that shuts out who writes it.
   */
  readonly pipelines: readonly string[];
  /**
   * ARNs of break-glass roles. They administer with MFA as people do, and are the only administrators that may
   * be among a domain's users too; each session is told of. Without people, at least one.
   */
  readonly emergency?: readonly string[];
}

export interface KeyReplicaArgs {
  readonly region: string;
  /** Alibaba Cloud: the second region's KMS instance. */
  readonly kmsInstance?: string;
}

export interface KeysOutputs {
  /** Domain → key of the region. */
  readonly keys: Readonly<Record<string, KeyOutput>>;
  /** Domain → its twin in the second region; empty without one. */
  readonly replicas: Readonly<Record<string, KeyOutput>>;
}

export interface KeyOutput extends KeyRef {
  readonly arn: Output<string>;
  readonly id: Output<string>;
}
