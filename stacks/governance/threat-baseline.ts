import { z } from "zod";
import {
  ALICLOUD_DETECTORS,
  alicloudAnchors,
  DETECTORS,
  RULE_IDS,
  RUNTIME_AGENTS,
  type ThreatBaselineArgs,
} from "../../components/threat-baseline/index.ts";
import { type Diagnostic, didYouMean, type Path, type Source } from "../../ipam/index.ts";
import { key, text } from "../texts.ts";
import type { GovernedAccount } from "./account.ts";
import { stepsOf, withoutUndefined } from "./written.ts";

const waiver = z.strictObject({ reason: text, owner: text });
const none = z.strictObject({ none: waiver });
const names = z.array(z.string().min(1)).min(1);

const securityCenter = z.strictObject({
  bought: z.strictObject({
    bruteForce: z
      .union([z.strictObject({ servers: names }), z.strictObject({ off: waiver })])
      .describe("servers by the UUID that Security Center gives them; the rule is the default of all others"),
    scanEveryDays: z.int().optional().describe("1 to 7; default 7"),
    logAnalysis: z.boolean().optional().describe("the log analysis is bought: findings reach the duty rooms"),
    productChecks: z.boolean().optional().describe("the check of cloud products is bought"),
    baselines: names.optional().describe("codes of host baselines, such as hc_exploit_redis"),
    buckets: names.optional().describe("buckets looked through for malware each night"),
  }),
});

const cloudFirewall = z.strictObject({
  bought: z.strictObject({
    intrusions: z.union([z.literal("block"), z.strictObject({ observe: waiver })]).optional(),
    strictness: z.enum(["loose", "medium", "strict"]).optional(),
    dropped: names.optional().describe("kinds of threat intelligence, such as IpOutThreatTorExit"),
  }),
});

/** `governance.threat-baseline` of estate.yaml. Left out, everything that needs no purchase is on. */
export const threatBaselineSection = z.strictObject({
  off: z
    .record(key, z.partialRecord(z.enum(DETECTORS), waiver))
    .optional()
    .describe("account → detector that stays off: who says so, and why"),
  exclusions: z
    .record(key, z.partialRecord(z.enum(RULE_IDS), waiver))
    .optional()
    .describe("account → rule of the catalogue that does not hold there: who says so, and why"),
  existingRoles: names
    .optional()
    .describe(
      "accounts in which the services' own roles are there already, made by the console or elsewhere",
    ),
  runtimeAgents: z
    .record(key, z.array(z.enum(RUNTIME_AGENTS)).min(1))
    .optional()
    .describe("AWS: account → hosts into which GuardDuty installs its agent"),
  securityCenter: z
    .record(key, z.union([securityCenter, none]))
    .optional()
    .describe("Alibaba Cloud: account → the Security Center that is bought, or why none is"),
  cloudFirewall: z
    .record(key, z.union([cloudFirewall, none]))
    .optional()
    .describe("Alibaba Cloud: account → the Cloud Firewall that is bought, or why none is"),
  watchesOrganization: key
    .optional()
    .describe("AWS: security account that watches new accounts of the organisation by itself"),
  deletion: z
    .record(key, z.strictObject({ allowed: z.strictObject({ reason: text }) }))
    .optional()
    .describe("account → why its detectors may be deleted with the stack"),
});

export type ThreatBaselineSection = z.infer<typeof threatBaselineSection>;

/** The rest comes from the archive and the chat notifier. */
export type ThreatBaselineRequest = Omit<ThreatBaselineArgs, "archive" | "route">;

/**
 * What one account asks for in one of its regions; undefined where nothing is left to do, for the services of
 * Alibaba Cloud watch all regions of a side of the border from one.
 */
export function threatBaselineArgs(
  account: GovernedAccount,
  region: string,
  section: ThreatBaselineSection,
): ThreatBaselineRequest | undefined {
  const { provider, name, id, home, tags } = account;
  const aws = provider === "aws";
  if (!aws && !alicloudAnchors(home, account.regions).includes(region)) return undefined;
  const known: readonly string[] = aws ? DETECTORS : ALICLOUD_DETECTORS;
  const off = Object.entries(section.off?.[name] ?? {}).filter(([detector]) => known.includes(detector));
  return {
    account: id,
    region,
    home,
    // A copy of the log archive may lie in a region of its own.
    regions: [...new Set([...account.regions, region])],
    tags,
    ...(off.length > 0 && { off: Object.fromEntries(off) }),
    ...(section.existingRoles?.includes(name) && { serviceRoles: "exist" as const }),
    ...(aws && section.watchesOrganization === name && { organization: true }),
    ...(!aws && { securityCenter: section.securityCenter?.[name] ?? unsaid(account) }),
    ...withoutUndefined({
      exclusions: section.exclusions?.[name],
      runtimeAgents: aws ? section.runtimeAgents?.[name] : undefined,
      cloudFirewall: aws ? undefined : section.cloudFirewall?.[name],
      deletion: section.deletion?.[name],
    }),
    // Of the file's optional settings, at any depth, none is passed as undefined: zod leaves out what is not there.
  } as ThreatBaselineRequest;
}

/** Nothing of Security Center can be set before it is bought; that it is not shows in the outputs. */
function unsaid({ tags }: GovernedAccount): ThreatBaselineArgs["securityCenter"] {
  return {
    none: { reason: "the estate names no subscription of Security Center", owner: tags.owner ?? "nobody" },
  };
}

type Accounts = Readonly<Record<string, GovernedAccount>>;

/** Whose cloud has what is said of an account; everything else holds for both. */
const ONE_CLOUD = {
  runtimeAgents: "aws",
  securityCenter: "alicloud",
  cloudFirewall: "alicloud",
} as const;

/** Accounts that the estate lacks, and products of one cloud asked of an account on the other. */
export function threatBaselineReferences(
  section: ThreatBaselineSection,
  accounts: Accounts,
  source: Source,
): readonly Diagnostic[] {
  const at: Path = ["governance", "threat-baseline"];
  const known = Object.keys(accounts);
  const stranger = (place: Parameters<Source["fault"]>[0], name: string) =>
    source.fault(place, {
      code: "estate.reference",
      message: "accounts: has no such account",
      hint: didYouMean(name, known, "account"),
    });
  const maps = ["off", "exclusions", "runtimeAgents", "securityCenter", "cloudFirewall", "deletion"] as const;
  const strangers = maps.flatMap((part) =>
    Object.keys(section[part] ?? {})
      .filter((name) => !known.includes(name))
      .map((name) => stranger({ path: [...at, part, name], on: "key" }, name)),
  );
  const listed = (section.existingRoles ?? []).flatMap((name, index) =>
    known.includes(name) ? [] : [stranger({ path: [...at, "existingRoles", index] }, name)],
  );
  const { watchesOrganization: watcher } = section;
  const watching =
    watcher === undefined || known.includes(watcher)
      ? []
      : [stranger({ path: [...at, "watchesOrganization"] }, watcher)];
  const foreign = (Object.keys(ONE_CLOUD) as (keyof typeof ONE_CLOUD)[]).flatMap((part) =>
    Object.keys(section[part] ?? {})
      .filter((name) => accounts[name] !== undefined && accounts[name].provider !== ONE_CLOUD[part])
      .map((name) =>
        source.fault(
          { path: [...at, part, name], on: "key" },
          {
            code: "estate.other-cloud",
            message: `is nothing that ${accounts[name]?.provider} has`,
            hint: "leave the account out; the component's README names the nearest replacement",
          },
        ),
      ),
  );
  const undetected = Object.entries(section.off ?? {}).flatMap(([name, off]) =>
    Object.keys(off)
      .filter(
        (detector) =>
          accounts[name]?.provider === "alicloud" &&
          !(ALICLOUD_DETECTORS as readonly string[]).includes(detector),
      )
      .map((detector) =>
        source.fault(
          { path: [...at, "off", name, detector], on: "key" },
          {
            code: "estate.other-cloud",
            message: "is no detector of its own on Alibaba Cloud, so there is nothing to leave off",
            hint: `leave it out; what can be off there is ${ALICLOUD_DETECTORS.join(", ")}`,
          },
        ),
      ),
  );
  return [...strangers, ...listed, ...watching, ...foreign, ...undetected];
}

/** Where the file says what a fault of the component's arguments is about. */
export function threatBaselinePath(path: string, { name }: GovernedAccount): Path {
  const parts = stepsOf(path);
  const [first, ...rest] = parts;
  const at: Path = ["governance", "threat-baseline"];
  if (
    first === "account" ||
    first === "region" ||
    first === "home" ||
    first === "regions" ||
    first === "tags"
  ) {
    return ["accounts", name, ...(first === "tags" ? parts : [])];
  }
  if (first === "archive") return ["governance", "audit-log"];
  if (first === "route") return ["governance", "chat-notifier"];
  if (first === undefined) return at;
  if (first === "serviceRoles") return [...at, "existingRoles"];
  if (first === "organization") return [...at, "watchesOrganization"];
  return [...at, first, name, ...rest];
}
