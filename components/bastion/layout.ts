import { type Provider, RFC1918 } from "../../ipam/index.ts";
import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PlannedPolicy, type PolicyDocument } from "../policy-document.ts";
import { PROTECTED_TAGS, type Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import { type ClientRule, clientRules } from "../workload/client-rules.ts";
import { hostPolicy, personPolicy, placed } from "./aws-policy.ts";
import { checkBastion } from "./check.ts";
import type { BastionAccessArgs, BastionDatabase, DoorArgs } from "./contract.ts";
import { BASTION_PORTS, HOST_PORTS, RECORD_DAYS, SERVICE, SESSION } from "./limits.ts";

export interface AwsBastionLayout {
  readonly account: string;
  readonly region: string;
  readonly logGroup: string;
  readonly logDays: number;
  readonly documents: readonly PlannedDocument[];
  readonly people: readonly {
    readonly key: string;
    readonly policyName: string;
    readonly document: WithKey<PolicyDocument>;
  }[];
  readonly hostPolicy: { readonly name: string; readonly document: WithKey<PolicyDocument> };
  /** The machine that ways to databases start from; none where there are none. */
  readonly jump:
    | {
        readonly roleName: string;
        readonly templateName: string;
        readonly groupName: string;
        /** Of the machine and its disk: neither inherits any. */
        readonly tags: Tags;
        readonly instanceType: string;
        readonly architecture: "arm64" | "x86_64";
        readonly trust: PolicyDocument;
        /** Endpoints of Systems Manager and the databases, inside the network. */
        readonly reaches: readonly {
          readonly key: string;
          readonly port: number;
          readonly prefix: string;
          readonly description: string;
        }[];
      }
    | undefined;
  readonly waivers: Tags;
  readonly policies: readonly PlannedPolicy[];
}

/** Complete but for the ARN of the key of sessions, which is known when it exists; undefined where there is none. */
export type WithKey<T> = (sessionKeyArn: string | undefined) => T;

/** What a session is started with; `content` is complete but for a database's address and the key. */
export interface PlannedDocument {
  readonly key: string;
  readonly name: string;
  readonly content: (host: string, sessionKeyArn: string | undefined) => string;
  readonly database: string | undefined;
}

export interface AlicloudBastionLayout {
  readonly region: string;
  readonly description: string;
  readonly groupName: string;
  readonly plan: string;
  readonly licence: string;
  readonly storage: string;
  readonly bandwidth: string;
  readonly azs: readonly string[];
  readonly clients: readonly ClientRule[];
  readonly people: readonly string[];
  readonly doors: readonly PlannedDoor[];
}

export interface PlannedDoor {
  readonly key: string;
  readonly comment: string;
  readonly people: readonly string[];
  readonly logins: readonly string[];
  readonly machines: readonly {
    readonly key: string;
    readonly address: string;
    readonly os: "Linux" | "Windows";
    readonly port: number;
  }[];
}

/** Tag of the machine that ways to databases start from. */
const JUMP_TAG = { key: "bastion-role", value: "database-jump" };

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutAwsBastion(name: string, args: BastionAccessArgs): AwsBastionLayout {
  check(name, "aws", args);
  const { account, region, databases = {} } = args;
  const logGroup = physicalName("aws:cloudwatch/logGroup:LogGroup", `/atrium/${name}/sessions`);
  const shell = documentName(name, "shell");
  const mfa = typeof args.mfa === "object" ? "provider" : "session";
  const people = Object.keys(args.people).flatMap((person) => {
    const doors = Object.values(args.doors).flatMap(({ people: who, hosts }) =>
      who.includes(person) && "tag" in hosts ? [{ document: shell, tag: hosts.tag }] : [],
    );
    const ways = Object.entries(databases).flatMap(([key, { people: who }]) =>
      who.includes(person) ? [{ document: documentName(name, `db-${key}`), tag: JUMP_TAG }] : [],
    );
    const all = [...doors, ...ways];
    if (all.length === 0) return [];
    return [
      {
        key: person,
        policyName: physicalName("aws:iam/policy:Policy", name, person, region),
        document: (keyArn: string | undefined) => personPolicy(args, all, mfa, keyArn),
      },
    ];
  });
  const host = {
    name: physicalName("aws:iam/policy:Policy", name, "entered", region),
    document: (keyArn: string | undefined) => hostPolicy(args, logGroup, keyArn),
  };
  const roleName = physicalName("aws:iam/role:Role", name, "jump", region);
  const trust = awsPolicy({
    Effect: "Allow",
    Principal: { Service: servicePrincipal("ec2", region) },
    Action: "sts:AssumeRole",
  });
  const iam = (resource: string) =>
    arn({ partition: requirePartition(region), service: "iam", account, resource });
  const anyKey = args.sessionKey === undefined ? undefined : placed(args, "kms", "key/*");
  const jump =
    Object.keys(databases).length === 0
      ? undefined
      : {
          roleName,
          templateName: physicalName("aws:ec2/launchTemplate:LaunchTemplate", name, "jump"),
          groupName: physicalName("aws:autoscaling/group:Group", name, "jump"),
          tags: { ...args.tags, ...PROTECTED_TAGS, Name: `${name}-jump`, [JUMP_TAG.key]: JUMP_TAG.value },
          ...machine(args),
          trust,
          reaches: reachesOf(args),
        };
  return {
    account,
    region,
    logGroup,
    logDays: args.recordDays ?? RECORD_DAYS.default,
    documents: [
      {
        key: "shell",
        name: shell,
        content: (_host: string, keyArn: string | undefined) => shellDocument(args, logGroup, keyArn),
        database: undefined,
      },
      ...Object.entries(databases).map(([key, database]) => ({
        key: `db-${key}`,
        name: documentName(name, `db-${key}`),
        content: (address: string) => databaseDocument(database, address),
        database: key,
      })),
    ],
    people,
    hostPolicy: host,
    jump,
    waivers:
      typeof args.mfa === "object"
        ? { "waiver-session-mfa": tagText(`${args.mfa.atProvider.reason} - ${args.mfa.atProvider.owner}`) }
        : {},
    policies: [
      ...people.map(
        ({ key, document }): PlannedPolicy => ({
          key: `person-${key}`,
          kind: "identity",
          principal: iam(`role/${key}`),
          document: document(anyKey),
        }),
      ),
      {
        key: "entered",
        kind: "identity",
        principal: iam(`role/${roleName}`),
        document: host.document(anyKey),
      },
      ...(jump === undefined
        ? []
        : [
            { key: "jump-trust", kind: "trust" as const, resource: iam(`role/${roleName}`), document: trust },
          ]),
    ],
  };
}

function machine({ jump = {}, region }: BastionAccessArgs) {
  const instanceType =
    jump.instanceType ?? (requirePartition(region) === "aws-us-gov" ? "t3.nano" : "t4g.nano");
  // Graviton's families end in g before the dot.
  const architecture = /^[a-z]+\d+g[a-z]*\./.test(instanceType) ? ("arm64" as const) : ("x86_64" as const);
  return { instanceType, architecture };
}

function reachesOf({ databases = {}, jump }: BastionAccessArgs) {
  const ports = [...new Set(Object.values(databases).map(({ port }) => port))];
  return (jump?.reaches ?? RFC1918.cidrs()).flatMap((prefix) =>
    [443, ...ports].map((port) => ({
      key: `jump-${port}-${prefix.replace(/[./]/g, "-")}`,
      port,
      prefix,
      description: port === 443 ? "Endpoints of Systems Manager" : "Databases",
    })),
  );
}

function documentName(name: string, use: string): string {
  return physicalName("aws:ssm/document:Document", "atrium", name, use);
}

/** @clause 5.6.2-a */
function shellDocument(args: BastionAccessArgs, logGroup: string, keyArn: string | undefined): string {
  const { idleMinutes = SESSION.idle.default, mostMinutes = SESSION.most.default } = args;
  return JSON.stringify({
    schemaVersion: "1.0",
    description: "A shell whose every line is recorded while it is typed",
    sessionType: "Standard_Stream",
    inputs: {
      s3BucketName: "",
      s3KeyPrefix: "",
      s3EncryptionEnabled: true,
      cloudWatchLogGroupName: logGroup,
      cloudWatchEncryptionEnabled: true,
      cloudWatchStreamingEnabled: true,
      kmsKeyId: keyArn ?? "",
      runAsEnabled: false,
      runAsDefaultUser: "",
      idleSessionTimeout: String(idleMinutes),
      maxSessionDuration: String(mostMinutes),
    },
  });
}

/** Its address and port are in the document: whoever may use it reaches this database and nothing else. */
function databaseDocument({ port, reason }: BastionDatabase, host: string): string {
  return JSON.stringify({
    schemaVersion: "1.0",
    description: `A way to one database: ${reason}`.slice(0, 256),
    sessionType: "Port",
    parameters: {
      localPortNumber: {
        type: "String",
        description: "Port on the administrator's machine",
        default: "0",
        allowedPattern:
          "^([0-9]|[1-9][0-9]{1,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$",
      },
    },
    properties: {
      type: "LocalPortForwarding",
      host,
      portNumber: String(port),
      localPortNumber: "{{ localPortNumber }}",
    },
  });
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudBastion(name: string, args: BastionAccessArgs): AlicloudBastionLayout {
  check(name, "alicloud", args);
  const { service, subnets, region } = args;
  return {
    region,
    description: `atrium-${name}`.slice(0, 63),
    groupName: physicalName("alicloud:ecs/securityGroup:SecurityGroup", name, "bastion"),
    plan: service?.plan ?? "cloudbastion_ha",
    licence: service?.licence ?? "",
    storage: String(service?.storage ?? SERVICE.storage.default),
    bandwidth: String(service?.bandwidth ?? SERVICE.bandwidth.default),
    azs: Object.keys(subnets),
    clients: clientRules(service?.clients ?? {}, BASTION_PORTS),
    people: Object.keys(args.people),
    doors: Object.entries(args.doors).map(([key, door]) => plannedDoor(key, door)),
  };
}

function plannedDoor(key: string, { reason, owner, people, hosts }: DoorArgs): PlannedDoor {
  const { machines, logins } = "tag" in hosts ? { machines: {}, logins: [] } : hosts;
  return {
    key,
    comment: `${reason} (${owner})`.slice(0, 500),
    people,
    logins,
    machines: Object.entries(machines).map(([name, { address, os }]) => ({
      key: name,
      address,
      os,
      port: HOST_PORTS[os],
    })),
  };
}

function check(name: string, cloud: Provider, args: BastionAccessArgs): void {
  const faults = new Faults(`bastion "${name}"`);
  checkBastion(faults, cloud, args);
  faults.throwIfAny();
}
