import { z } from "zod";
import { DATA_CLASSES } from "../../components/index.ts";
import {
  ALICLOUD_KEY_SERVICES,
  type AlicloudKeyService,
  AWS_KEY_SERVICES,
  type AwsKeyService,
  hasKeyService,
  type KeyDomainArgs,
  type KeysArgs,
} from "../../components/keys/index.ts";
import { type Diagnostic, didYouMean, type Path, REGIONS, type Source } from "../../ipam/index.ts";
import { key, matching, text } from "../texts.ts";
import { type GovernedAccount, realmOf, roleArn } from "./account.ts";
import { stepsOf, withoutUndefined } from "./written.ts";

/** Domains that every account has, by what the other components keep under them. */
export const KEY_DOMAINS = ["alerts", "data", "disks", "logs", "secrets"] as const;

/** Domain of the log archive, beside the usual ones. */
export const ARCHIVE_DOMAIN = "log-archive";

export type KeyDomain = (typeof KEY_DOMAINS)[number];

const byAccount = <T extends z.ZodType>(what: T) => z.record(key, what).optional();
const arns = z.array(z.string().min(1)).min(1);

const domain = z.strictObject({
  description: text.describe("what lies under the key"),
  dataClass: z.enum(DATA_CLASSES),
  aws: z.array(z.enum(AWS_KEY_SERVICES)).min(1).optional().describe("services that write with it on AWS"),
  alicloud: z
    .array(z.enum(ALICLOUD_KEY_SERVICES))
    .min(1)
    .optional()
    .describe("services that write with it on Alibaba Cloud"),
  accounts: z.array(key).min(1).describe("accounts that keep such data"),
  users: byAccount(arns).describe(
    "account → roles, by ARN, that read and write the data; whoever the account lets if left out",
  ),
  direct: z.boolean().optional().describe("users encrypt single fields with the key itself (guide 10.4.2)"),
  home: z.boolean().optional().describe("kept out of the second region"),
});

/** `governance.keys` of estate.yaml. Left out, each account has the five domains that the landing zone needs. */
export const keysSection = z.strictObject({
  domains: z.record(key, domain).optional().describe("further data domains, each under a key of its own"),
  users: z
    .partialRecord(z.enum(KEY_DOMAINS), z.record(key, arns))
    .optional()
    .describe("usual domain → account → roles, by ARN, that alone may use it"),
  people: byAccount(arns).describe("account → roles, by ARN, that administer keys and never use one"),
  pipelines: byAccount(arns).describe(
    "account → roles, by ARN, that deploy there beside its assumeRole; KMS asks for one on AWS",
  ),
  replicas: byAccount(z.string()).describe("account → region in which its keys have twins"),
  rotationDays: z
    .int()
    .optional()
    .describe("90 to 2560 days on AWS, 7 to 365 on Alibaba Cloud; 365 if left out"),
  kmsInstances: byAccount(
    z.record(
      z.string(),
      matching(/^kst-[a-z0-9]+$/, "is no id of a KMS instance", "copy it from the KMS console: kst-…"),
    ),
  ).describe("Alibaba Cloud: account → region → software KMS instance that holds its keys"),
  serviceRoles: byAccount(z.enum(["make", "exist"])).describe(
    "Alibaba Cloud: account → whether the roles of ECS and RDS for keys are made; they are, if left out",
  ),
  deletion: byAccount(z.strictObject({ allowed: z.strictObject({ reason: text }) })).describe(
    "account → why its keys may be deleted",
  ),
});

export type KeysSection = z.infer<typeof keysSection>;

/** What the program knows beside the section. */
export interface KeysEstate {
  /** Account → roles that deployments take on there. */
  readonly deployers: Readonly<Record<string, readonly string[]>>;
  /** Domains that other components ask for in this account, such as the log archive's. */
  readonly further?: Readonly<Record<string, KeyDomainArgs>>;
  /** The trail tells a topic of its own of each file, and encrypts it. */
  readonly fileNotices?: boolean;
  /** The account has no break-glass role. */
  readonly withoutBreakGlass?: boolean;
}

interface Services {
  readonly aws: readonly AwsKeyService[];
  readonly alicloud: readonly AlicloudKeyService[];
}

const USUAL: Readonly<Record<KeyDomain, Services>> = {
  alerts: {
    aws: [
      "sns",
      "sqs",
      "events",
      "cloudwatch",
      "logs",
      "secretsmanager",
      "backup",
      "budgets",
      "cost-alerts",
      "lambda",
    ],
    alicloud: ["mns", "secretsmanager", "fc", "log"],
  },
  data: {
    // Logs of a data store say what is in it, and its passwords open it: they lie under the key of the data.
    aws: [
      "rds",
      "s3",
      "dynamodb",
      "elasticache",
      "efs",
      "backup",
      "athena",
      "logs",
      "secretsmanager",
      "kafka",
      "eks",
      "appconfig",
    ],
    alicloud: ["rds", "polardb", "redis", "oss", "nas", "hbr", "secretsmanager", "alikafka", "cs"],
  },
  disks: { aws: ["ebs", "autoscaling", "spot", "backup"], alicloud: ["ecs", "ess", "hbr"] },
  logs: {
    aws: ["logs", "log-delivery", "config", "s3", "guardduty"],
    alicloud: ["log", "oss", "actiontrail"],
  },
  secrets: { aws: ["secretsmanager", "ssm"], alicloud: ["secretsmanager"] },
};

const DESCRIPTIONS: Readonly<Record<KeyDomain, string>> = {
  alerts: "Alerts on their way to people, and the secrets of chat robots",
  data: "Business data: databases, buckets, file systems and their backups",
  disks: "Disks of hosts, and what is copied from them",
  logs: "Logs and findings of this account",
  secrets: "Passwords that machines use",
};

/** Keys of one account in one of its regions. @clause 8.3.3-c */
export function keysArgs(
  account: GovernedAccount,
  region: string,
  section: KeysSection,
  estate: KeysEstate,
): KeysArgs {
  const { provider, name, home } = account;
  const twin = region === home ? section.replicas?.[name] : undefined;
  const instances = provider === "alicloud" ? section.kmsInstances?.[name] : undefined;
  const glass = estate.withoutBreakGlass === true ? [] : [roleArn(account, "break-glass")];
  return {
    account: account.id,
    region,
    tags: account.tags,
    administrators: {
      people: section.people?.[name] ?? [],
      pipelines: [...new Set([...(estate.deployers[name] ?? []), ...(section.pipelines?.[name] ?? [])])],
      emergency: glass,
    },
    domains: {
      ...usualDomains(account, section, estate),
      ...writtenDomains(account, section),
      ...estate.further,
    },
    ...withoutUndefined({
      replica:
        twin === undefined
          ? undefined
          : { region: twin, ...withoutUndefined({ kmsInstance: instances?.[twin] }) },
      rotationDays: section.rotationDays,
      kmsInstance: instances?.[region],
      // Roles are the account's, so its home region makes them.
      serviceRoles:
        provider === "aws" ? undefined : region === home ? (section.serviceRoles?.[name] ?? "make") : "exist",
      deletion: section.deletion?.[name],
    }),
  };
}

function usualDomains(
  { provider, name, home, tags }: GovernedAccount,
  section: KeysSection,
  { fileNotices = false }: KeysEstate,
): Readonly<Record<string, KeyDomainArgs>> {
  const more: readonly AwsKeyService[] = fileNotices ? ["cloudtrail", "sns"] : [];
  const dataClass = DATA_CLASSES.find((each) => each === tags["data-class"]) ?? "internal";
  return Object.fromEntries(
    KEY_DOMAINS.map((each) => [
      each,
      {
        description: DESCRIPTIONS[each],
        dataClass,
        serves:
          provider === "alicloud"
            ? USUAL[each].alicloud
            : [...USUAL[each].aws, ...(each === "logs" ? more : [])].filter((service) =>
                hasKeyService(service, home),
              ),
        users: section.users?.[each]?.[name] ?? "services-only",
      },
    ]),
  );
}

function writtenDomains(
  { provider, name }: GovernedAccount,
  { domains = {} }: KeysSection,
): Readonly<Record<string, KeyDomainArgs>> {
  return Object.fromEntries(
    Object.entries(domains)
      .filter(([, { accounts }]) => accounts.includes(name))
      .map(([each, { description, dataClass, users, direct, home, ...serves }]) => [
        each,
        {
          description,
          dataClass,
          serves: serves[provider] ?? [],
          users: users?.[name] ?? "services-only",
          ...withoutUndefined({ direct, home }),
        },
      ]),
  );
}

type Accounts = Readonly<Record<string, GovernedAccount>>;

/** Names of accounts and regions that the estate lacks, and domains that hide one of the usual ones. */
export function keysReferences(
  section: KeysSection,
  accounts: Accounts,
  source: Source,
): readonly Diagnostic[] {
  const at: Path = ["governance", "keys"];
  const names = Object.keys(accounts);
  const refer = (path: Path, name: string, on?: "key"): readonly Diagnostic[] =>
    names.includes(name)
      ? []
      : [
          source.fault(
            { path: [...at, ...path], ...(on && { on }) },
            {
              code: "estate.reference",
              message: "accounts: has no such account",
              hint: didYouMean(name, names, "account"),
            },
          ),
        ];
  const maps = ["people", "pipelines", "replicas", "kmsInstances", "serviceRoles", "deletion"] as const;
  return [
    ...maps.flatMap((part) =>
      Object.keys(section[part] ?? {}).flatMap((name) => refer([part, name], name, "key")),
    ),
    ...placeless(section, accounts, source),
    ...Object.entries(section.users ?? {}).flatMap(([each, users]) =>
      Object.keys(users ?? {}).flatMap((name) => refer(["users", each, name], name, "key")),
    ),
    ...Object.entries(section.domains ?? {}).flatMap(([each, written]) => [
      ...written.accounts.flatMap((name, index) => refer(["domains", each, "accounts", index], name)),
      ...Object.keys(written.users ?? {}).flatMap((name) =>
        refer(["domains", each, "users", name], name, "key"),
      ),
      ...Object.keys(written.users ?? {})
        .filter((name) => names.includes(name) && !written.accounts.includes(name))
        .map((name) =>
          source.fault(
            { path: [...at, "domains", each, "users", name], on: "key" },
            {
              code: "estate.key-domain",
              message: "does not keep such data, so it has no such key",
              hint: `add it to accounts: of ${each}, or leave it out`,
            },
          ),
        ),
      ...usualName(each, [...at, "domains", each], source),
      ...cloudless(each, written, accounts, [...at, "domains", each], source),
    ]),
  ];
}

/** Settings of one cloud for an account on the other, and regions that an account does not use. */
function placeless(
  { kmsInstances = {}, serviceRoles = {}, replicas = {} }: KeysSection,
  accounts: Accounts,
  source: Source,
): readonly Diagnostic[] {
  const at: Path = ["governance", "keys"];
  const foreign = Object.entries({ kmsInstances, serviceRoles }).flatMap(([part, rows]) =>
    Object.keys(rows)
      .filter((name) => accounts[name]?.provider === "aws")
      .map((name) =>
        source.fault(
          { path: [...at, part, name], on: "key" },
          {
            code: "estate.other-cloud",
            message: "is a setting of Alibaba Cloud, and this account is on AWS",
            hint: "leave the account out",
          },
        ),
      ),
  );
  const misspelt = Object.entries(kmsInstances).flatMap(([name, regions]) =>
    Object.keys(regions)
      .filter((region) => accounts[name]?.provider === "alicloud" && !REGIONS.alicloud.includes(region))
      .map((region) =>
        source.fault(
          { path: [...at, "kmsInstances", name, region], on: "key" },
          {
            code: "estate.region",
            message: "is no region of Alibaba Cloud",
            hint: didYouMean(region, REGIONS.alicloud, "region"),
          },
        ),
      ),
  );
  // Of other partitions, and of regions that are none, the component speaks.
  const unused = Object.entries(replicas).flatMap(([name, region]) => {
    const account = accounts[name];
    if (account === undefined || account.regions.includes(region)) return [];
    const { provider } = account;
    if (!REGIONS[provider].includes(region) || realmOf({ provider, home: region }) !== realmOf(account))
      return [];
    return [
      source.fault(
        { path: [...at, "replicas", name] },
        {
          code: "estate.reference",
          message: `is no region of ${name}`,
          hint: `use one of ${account.regions.slice(1).join(", ") || "none so far"}; or add it to accounts: { ${name}: { regions } }`,
        },
      ),
    ];
  });
  return [...foreign, ...misspelt, ...unused];
}

function usualName(name: string, path: Path, source: Source): readonly Diagnostic[] {
  if (name === ARCHIVE_DOMAIN) {
    const hint = "choose another name; readers of the archive stand in audit-log: { readers }";
    const message = "is the domain of the log archive";
    return [source.fault({ path, on: "key" }, { code: "estate.key-domain", message, hint })];
  }
  if (!(KEY_DOMAINS as readonly string[]).includes(name)) return [];
  return [
    source.fault(
      { path, on: "key" },
      {
        code: "estate.key-domain",
        message: "is a domain that every account has",
        hint: `choose another name; who may use it stands in users: { ${name}: … }`,
      },
    ),
  ];
}

/** A domain of accounts on a cloud for which it names no service would be a key for nothing. */
function cloudless(
  name: string,
  written: NonNullable<KeysSection["domains"]>[string],
  accounts: Accounts,
  path: Path,
  source: Source,
): readonly Diagnostic[] {
  const clouds = new Set(written.accounts.flatMap((each) => accounts[each]?.provider ?? []));
  return [...clouds]
    .filter((cloud) => written[cloud] === undefined)
    .map((cloud) =>
      source.fault(
        { path },
        {
          code: "estate.key-domain",
          message: `stands in an account of ${cloud} and names no service there`,
          hint: `add ${cloud}: [${cloud === "aws" ? "s3" : "oss"}, …] to ${name}`,
        },
      ),
    );
}

/** Where the file says what a fault of the component's arguments is about. */
export function keysPath(path: string, account: GovernedAccount, region: string, section: KeysSection): Path {
  const parts = stepsOf(path);
  const [first, second, ...rest] = parts;
  const at: Path = ["governance", "keys"];
  const { name } = account;
  if (first === "account" || first === "region" || first === "tags") {
    return ["accounts", name, ...(first === "tags" ? parts : [])];
  }
  if (first === "administrators") {
    if (second === "people") return [...at, "people", name, ...rest];
    if (second === "pipelines") return pipelinePath(account, section, rest);
    return ["accounts", name];
  }
  if (first === "kmsInstance") return [...at, "kmsInstances", name, region];
  if (first === "replica") {
    const twin = section.replicas?.[name] ?? "";
    return second === "kmsInstance" ? [...at, "kmsInstances", name, twin] : [...at, "replicas", name];
  }
  if (first === "serviceRoles" || first === "deletion") return [...at, first, name];
  if (first === "domains" && second !== undefined) {
    return [...at, ...domainPath(String(second), rest, account, section)];
  }
  return [...at, ...parts];
}

/** The account's own role comes first among them. */
function pipelinePath({ name }: GovernedAccount, { pipelines }: KeysSection, rest: Path): Path {
  const written = pipelines?.[name];
  if (written === undefined) return ["accounts", name, "assumeRole"];
  return ["governance", "keys", "pipelines", name, ...rest];
}

function domainPath(
  domain: string,
  rest: Path,
  { provider, name }: GovernedAccount,
  section: KeysSection,
): Path {
  const [first, ...more] = rest;
  const written = section.domains?.[domain];
  if (first === "users") {
    return written === undefined
      ? ["users", domain, name, ...more]
      : ["domains", domain, "users", name, ...more];
  }
  if (written === undefined) return [];
  if (first === "serves") return ["domains", domain, provider, ...more];
  return ["domains", domain, ...rest];
}
