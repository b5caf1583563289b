import { z } from "zod";
import type {
  CiArgs,
  ElevationArgs,
  IdentityArgs,
  SecretArgs,
  SsoArgs,
  ThirdPartyArgs,
} from "../../components/identity/index.ts";
import { type Diagnostic, didYouMean, type Path, type Source } from "../../ipam/index.ts";
import { key, matching, optOut, text } from "../texts.ts";
import { type GovernedAccount, realmName, realmOf } from "./account.ts";
import { stepsOf, withoutUndefined } from "./written.ts";

const instant = matching(
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/,
  "is no point in time",
  "write date, time and offset in quotes: 2026-11-23T18:00:00+08:00",
);

const hours = z.int().min(1).max(12);
const role = z.enum(["operations", "security", "audit", "finance", "dba", "break-glass"]);
const days = z.int().min(1).max(60).optional().describe("60 at most (guide 1.1.2)");

const elevation = z.strictObject({
  account: key.describe("name of accounts:"),
  who: z.array(z.string()).min(1).describe("user/alice, or sso/alice@mall.example on AWS"),
  role: role.exclude(["break-glass"]),
  from: instant,
  until: instant.describe("at most 7 days after from (guide 1.2.6); dead from then on, deployed or not"),
  reason: text,
  approvers: z.strictObject({ departmentHead: text, security: text }),
});

const thirdParty = z.strictObject({
  account: key.describe("name of accounts: that the firm works in"),
  company: text,
  theirAccount: z.string().describe("the firm's own account in the same cloud"),
  externalId: z.string(),
  role: role.extract(["audit", "security", "operations", "finance"]),
  until: instant.describe("end of the project; rights end with it (guide 1.2.6)"),
  agreement: text.describe("number of the confidentiality agreement"),
  owner: text,
});

const ci = z.strictObject({
  host: z
    .union([z.enum(["github", "gitlab"]), z.strictObject({ issuer: z.string() })], {
      error: "write github, gitlab, or { issuer: https://… } of your own",
    })
    .describe("who vouches for the pipeline"),
  repository: z.string(),
  branch: z.string().describe("protected: who may push to it may deploy"),
  environment: z.string().optional().describe("GitHub environment that the deploying job names"),
  audience: z.string().optional().describe("whom tokens are for; the cloud's token service if left out"),
  subjects: z
    .strictObject({ preview: z.string(), deploy: z.string() })
    .optional()
    .describe("what tokens say of themselves, where it is not the usual; asked for by an issuer of your own"),
  thumbprints: z.array(z.string()).optional().describe("asked for by Alibaba Cloud"),
  state: z
    .record(key, z.strictObject({ bucket: z.string(), key: z.string().optional() }))
    .optional()
    .describe("account → bucket of the program's state and its key, which previews read"),
});

const sso = z.strictObject({
  account: key.describe("name of accounts: that administers the identity centre"),
  instance: z.string().describe("AWS: ARN of the instance; Alibaba Cloud: CloudSSO directory, d-…"),
  region: z.string().optional().describe("where it is switched on; the account's home region if left out"),
  assignments: z.record(
    key,
    z.strictObject({
      role: role.exclude(["dba", "break-glass"]),
      group: z.string().describe("id of a group of the directory"),
      accounts: z.array(key).min(1).describe("names of accounts:"),
    }),
  ),
});

const functionArn = matching(
  /^arn:[a-z-]+:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(?::[\w$-]+)?$/,
  "is no function",
  "write the ARN of the Lambda function that changes the password",
);

const rotation = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("function"), functionArn, days }),
  z.strictObject({ by: z.literal("rds"), instance: z.string(), days }),
  z.strictObject({
    by: z.literal("deployment"),
    since: z.string().describe("YYYY-MM-DD; another date makes another password"),
    days,
  }),
]);

const vpcId = matching(
  /^vpc-[a-z0-9]+$/,
  "is no id of a network",
  "write the id that the cloud gave the VPC: vpc-…; its name in this file says nothing to IAM",
);

const secret = z.strictObject({
  account: key,
  purpose: text,
  username: text,
  length: z.int().min(12).max(20).optional().describe("20 if left out (guide 1.1.9)"),
  rotation,
});

/** `governance.identity` of estate.yaml: who may do what. Left out, every account gets the guide's role set. */
export const identitySection = z.strictObject({
  people: z
    .array(key)
    .min(1)
    .optional()
    .describe(
      "names of accounts: whose users take on the roles of all on their cloud; each its own if left out",
    ),
  signInFrom: z
    .array(z.string())
    .optional()
    .describe("Alibaba Cloud: prefixes that the console may be entered from"),
  passwords: z
    .record(
      key,
      z.strictObject({
        administrators: z.boolean().optional(),
        minimumLength: z.int().optional(),
        maxAgeDays: z.int().optional(),
        history: z.int().optional(),
      }),
    )
    .optional()
    .describe("by account; stricter than the guide, never looser"),
  sessionHours: z
    .strictObject({ operations: hours, security: hours, audit: hours, finance: hours, dba: hours })
    .partial()
    .optional()
    .describe("duty → longest session in hours"),
  without: z
    .record(key, z.partialRecord(role, optOut))
    .optional()
    .describe("account → duties that nobody has there, and why"),
  bastions: z
    .record(
      key,
      z.strictObject({ addresses: z.array(z.string()).optional(), networks: z.array(vpcId).optional() }),
    )
    .optional()
    .describe("account → where database administrators come from"),
  elevations: z.record(key, elevation).optional().describe("rights for days, of single people (guide 1.2.6)"),
  thirdParties: z
    .record(key, thirdParty)
    .optional()
    .describe("firms that work here until a project ends (guide 1.2.6)"),
  ci: ci.optional().describe("the repository that this estate is deployed from"),
  sso: z.record(key, sso).optional().describe("identity centres, and which group has which duty where"),
  secrets: z
    .record(key, secret)
    .optional()
    .describe("passwords of machines, made at random, kept in the cloud's secret store (guide 1.1.9)"),
  analyzer: z
    .union(
      [
        z.strictObject({
          scope: z.enum(["account", "organization"]).optional(),
          unusedDays: z.int().optional(),
        }),
        z.strictObject({ off: optOut }),
      ],
      { error: "write { scope, unusedDays }, or { off: { reason, owner } }" },
    )
    .optional()
    .describe(
      "who outside may enter, and rights unused for 90 days, are found; off with a reason (guide 8.3.1)",
    ),
});

export type IdentitySection = z.infer<typeof identitySection>;

/** The rest comes from other components of the account: its key, alert routes, and what they open to roles. */
export type IdentityRequest = Omit<IdentityArgs, "alerts" | "grants" | "key" | "kmsInstance">;

type Accounts = Readonly<Record<string, GovernedAccount>>;

/** What one account asks of its component. */
export function identityArgs(
  account: GovernedAccount,
  section: IdentitySection,
  accounts: Accounts,
): IdentityRequest {
  const people = section.people?.flatMap((name) => accounts[name] ?? []);
  const sameCloud = people?.find(
    (each) => each.provider === account.provider && realmOf(each) === realmOf(account),
  );
  const password = section.passwords?.[account.name];
  const without = section.without?.[account.name];
  const bastion = section.bastions?.[account.name];
  const centre = Object.values(section.sso ?? {}).find((each) => each.account === account.name);
  const signIn = account.provider === "alicloud" ? section.signInFrom : undefined;
  return {
    account: account.id,
    region: account.home,
    tags: account.tags,
    people: withoutUndefined({ account: sameCloud?.id, signInFrom: signIn }),
    elevations: own(section.elevations, account, ({ account: _, ...elevation }): ElevationArgs => elevation),
    thirdParties: own(
      section.thirdParties,
      account,
      ({ theirAccount, ...firm }): ThirdPartyArgs => ({ ...firm, account: theirAccount }),
    ),
    secrets: own(
      section.secrets,
      account,
      ({ account: _, ...each }): SecretArgs =>
        withoutUndefined({ ...each, rotation: withoutUndefined(each.rotation) }),
    ),
    ...withoutUndefined({
      password: password && withoutUndefined(password),
      sessionHours: section.sessionHours && withoutUndefined(section.sessionHours),
      without: without && withoutUndefined(without),
      bastion: bastion && withoutUndefined(bastion),
      ci: section.ci && ciArgs(section.ci, account),
      sso: centre && ssoArgs(centre, accounts),
      analyzer: section.analyzer && withoutUndefined(section.analyzer),
    }),
  };
}

/** Rows of this account, by key. */
function own<D extends { readonly account: string }, A>(
  rows: Readonly<Record<string, D>> | undefined,
  account: GovernedAccount,
  args: (row: D) => A,
): Readonly<Record<string, A>> {
  return Object.fromEntries(
    Object.entries(rows ?? {})
      .filter(([, row]) => row.account === account.name)
      .map(([name, row]) => [name, args(row)]),
  );
}

/** Fingerprints are Alibaba Cloud's question: AWS knows the public hosts by itself. */
function ciArgs(written: NonNullable<IdentitySection["ci"]>, { provider, name }: GovernedAccount): CiArgs {
  const { thumbprints, audience, state, ...rest } = written;
  const kept = state?.[name];
  const asked = provider === "alicloud" || typeof written.host === "object" ? thumbprints : undefined;
  return withoutUndefined({
    ...rest,
    audience,
    thumbprints: asked,
    state: kept && withoutUndefined(kept),
  });
}

function ssoArgs(centre: z.infer<typeof sso>, accounts: Accounts): SsoArgs {
  const assignments = Object.entries(centre.assignments).map(
    ([name, { role: duty, group, accounts: names }]) => [
      name,
      { role: duty, group, accounts: names.flatMap((each) => accounts[each]?.id ?? []) },
    ],
  );
  return withoutUndefined({
    instance: centre.instance,
    region: centre.region,
    assignments: Object.fromEntries(assignments),
  });
}

/** Names of accounts that no account has; the component's own faults come with its layout. */
export function identityReferences(
  section: IdentitySection,
  accounts: Accounts,
  source: Source,
): readonly Diagnostic[] {
  const names = Object.keys(accounts);
  const used: readonly (readonly [Path, string, "key"?])[] = [
    ...(section.people ?? []).map((name, index) => [["people", index], name] as const),
    ...(["passwords", "without", "bastions"] as const).flatMap((part) =>
      Object.keys(section[part] ?? {}).map((name) => [[part, name], name, "key"] as const),
    ),
    ...Object.keys(section.ci?.state ?? {}).map((name) => [["ci", "state", name], name, "key"] as const),
    ...(["elevations", "thirdParties", "secrets", "sso"] as const).flatMap((part) =>
      Object.entries(section[part] ?? {}).map(
        ([row, { account }]) => [[part, row, "account"], account] as const,
      ),
    ),
    ...Object.entries(section.sso ?? {}).flatMap(([centre, { assignments }]) =>
      Object.entries(assignments).flatMap(([row, each]) =>
        each.accounts.map(
          (name, index) => [["sso", centre, "assignments", row, "accounts", index], name] as const,
        ),
      ),
    ),
  ];
  const strangers = used
    .filter(([, name]) => !names.includes(name))
    .map(([path, name, on]) =>
      source.fault(
        { path: ["governance", "identity", ...path], ...(on && { on }) },
        {
          code: "estate.reference",
          message: "accounts: has no such account",
          hint: didYouMean(name, names, "account"),
        },
      ),
    );
  return [...strangers, ...centreFaults(section, accounts, source)];
}

/** An account administers one identity centre, and that reaches the accounts of its own cloud alone. */
function centreFaults(
  { sso: centres = {} }: IdentitySection,
  accounts: Accounts,
  source: Source,
): readonly Diagnostic[] {
  const at: Path = ["governance", "identity", "sso"];
  return Object.entries(centres).flatMap(([name, { account, assignments }]) => {
    const home = accounts[account];
    if (home === undefined) return [];
    const first = Object.keys(centres).find((each) => centres[each]?.account === account);
    const twice =
      first === name
        ? []
        : [
            source.fault(
              { path: [...at, name, "account"] },
              {
                code: "estate.sso-twice",
                message: `administers "${first}" already, and an account has one identity centre`,
                hint: `move the assignments to ${first}`,
              },
            ),
          ];
    const foreign = Object.entries(assignments).flatMap(([row, each]) =>
      each.accounts.flatMap((target, index) => {
        const other = accounts[target];
        if (other === undefined || (other.provider === home.provider && realmOf(other) === realmOf(home)))
          return [];
        return [
          source.fault(
            { path: [...at, name, "assignments", row, "accounts", index] },
            {
              code: "estate.other-cloud",
              message: `belongs to ${realmName(other)}, and this identity centre to ${realmName(home)}`,
              hint: "leave it out; each has an identity centre of its own",
            },
          ),
        ];
      }),
    );
    return [...twice, ...foreign];
  });
}

/** Where the file says what a fault of the component's arguments is about. */
export function identityPath(path: string, account: GovernedAccount, section: IdentitySection): Path {
  const parts = stepsOf(path);
  const [first, ...rest] = parts;
  const at: Path = ["governance", "identity"];
  if (first === "account" || first === "region" || first === "tags")
    return ["accounts", account.name, ...parts];
  if (first === "password") return [...at, "passwords", account.name, ...rest];
  if (first === "bastion") return [...at, "bastions", account.name, ...rest];
  if (first === "without") return [...at, "without", account.name, ...rest];
  if (first === "people") return [...at, ...rest];
  if (first === "thirdParties" && rest[1] === "account") return [...at, first, rest[0] ?? "", "theirAccount"];
  if (first === "ci" && rest[0] === "state") return [...at, "ci", "state", account.name];
  if (first === "sso") {
    const centre = Object.entries(section.sso ?? {}).find(([, each]) => each.account === account.name)?.[0];
    return [...at, "sso", centre ?? "", ...rest];
  }
  return [...at, ...parts];
}
