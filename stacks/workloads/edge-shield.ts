import { z } from "zod";
import {
  AlicloudEdgeShield,
  APPLICATION_KINDS,
  AwsEdgeShield,
  type EdgeRef,
  type EdgeShieldArgs,
  layoutAlicloudEdgeShield,
  layoutAwsEdgeShield,
} from "../../components/edge-shield/index.ts";
import type { KeyRef } from "../../components/keys/index.ts";
import { type Diagnostic, didYouMean } from "../../ipam/index.ts";
import type { GovernedAccount } from "../governance/account.ts";
import { withoutUndefined } from "../governance/written.ts";
import { key, optOut, text } from "../texts.ts";
import { type Asked, edgeKey, type GroupKind, type WorkloadLinks, type WorkloadScope } from "./asked.ts";

/** Where CloudFront's log is kept. */
const CLOUDFRONT_REGION = "us-east-1";

const network = z.strictObject({
  domains: z.array(z.string().min(1)).min(1).describe("names that customers use"),
  origin: z.string().min(1).describe("the balancer's own name, with a certificate for it there"),
  certificate: z
    .string()
    .min(1)
    .describe("AWS: ARN in ACM of us-east-1; Alibaba Cloud: id in Certificate Management Service"),
  cached: z.array(z.string().min(1)).optional().describe("paths kept near customers; /static/* if left out"),
  secretVersion: z
    .string()
    .optional()
    .describe("another text makes the secret between network and balancer anew"),
  scope: z
    .enum(["domestic", "overseas", "global"])
    .optional()
    .describe("Alibaba Cloud: where customers are; the side of the region if left out"),
});

/** One entry of `workloads.edge-shields`: what stands before the entries of an account and region. */
const edgeShieldSection = z.strictObject({
  account: key.describe("name in accounts:"),
  region: z.string().min(1).describe("one of the account's"),
  plannedOn: z.string().describe("day of this plan, YYYY-MM-DD; a count that has run out by then is refused"),
  mode: z
    .union([
      z.literal("block"),
      z.strictObject({ count: z.strictObject({ until: z.string(), owner: text }) }),
    ])
    .describe("block, or { count: { until, owner } } for 30 days at most (guide 8.3.2)"),
  rate: z.int().optional().describe("requests of one address in five minutes; 2,000 if left out"),
  paths: z
    .record(key, z.strictObject({ path: z.string(), requests: z.int() }))
    .optional()
    .describe("tighter limits: beginning of a path, requests in five minutes"),
  countries: z
    .union([
      z.strictObject({ refuse: z.array(z.string()).min(1) }),
      z.strictObject({ admit: z.array(z.string()).min(1) }),
    ])
    .optional()
    .describe("ISO codes; everybody may come if left out"),
  applications: z.array(z.enum(APPLICATION_KINDS)).optional().describe("AWS: rules made for these"),
  exceptions: z
    .record(z.string(), optOut)
    .optional()
    .describe("rules that only count: <group>/<rule> on AWS, the rule's number on Alibaba Cloud"),
  logRetentionDays: z.int().optional().describe("AWS: days that its log is kept; 184 or more"),
  collectedBy: key
    .optional()
    .describe("Alibaba Cloud: account whose log archive takes WAF's log; the account's own if left out"),
  ddos: z
    .enum(["standard", "advanced"])
    .optional()
    .describe("AWS: advanced where the group has subscribed to Shield Advanced"),
  instance: z
    .string()
    .min(1)
    .optional()
    .describe("Alibaba Cloud: WAF 3.0 instance; one that is paid by use is made if left out"),
  network: network.optional().describe("CloudFront, or Alibaba Cloud CDN (guide 8.2.3)"),
});

export const edgeShieldsSection = z.record(key, edgeShieldSection);

type Section = z.infer<typeof edgeShieldsSection>;
type Shield = z.infer<typeof edgeShieldSection>;

/** Made first: entries from the internet take it. */
export const edgeShields: GroupKind<Section> = {
  references: (section, scope) =>
    Object.entries(section).flatMap(([name, each]) => lost(name, each, section, scope)),
  plan: (section, scope) =>
    Object.entries(section).flatMap(([name, each]) => {
      const account = scope.accounts[each.account];
      return account === undefined ? [] : [asked(name, each, account)];
    }),
};

function asked(name: string, shield: Shield, account: GovernedAccount): Asked {
  const args = (links: WorkloadLinks) => argsOf(shield, account, links);
  const { region } = shield;
  return {
    name,
    at: ["workloads", "edge-shields", name],
    first: true,
    layout: (links) =>
      account.provider === "aws"
        ? layoutAwsEdgeShield(name, args(links))
        : layoutAlicloudEdgeShield(name, args(links)),
    build: (links, at) => {
      const opts = at(account.name, region);
      const made =
        account.provider === "aws"
          ? new AwsEdgeShield(name, args(links), opts)
          : new AlicloudEdgeShield(name, args(links), opts);
      links.edges.set(edgeKey(account.name, region), made.edge);
    },
  };
}

function argsOf(shield: Shield, account: GovernedAccount, links: WorkloadLinks): EdgeShieldArgs {
  const { account: _, logRetentionDays, collectedBy, instance, network: asks, region, ...rest } = shield;
  const onAws = account.provider === "aws";
  return {
    ...withoutUndefined(rest),
    account: account.id,
    region,
    tags: account.tags,
    logs: onAws
      ? {
          key: links.key(account.name, region, "logs"),
          ...(logRetentionDays !== undefined && { retentionDays: logRetentionDays }),
        }
      : { collectedBy: collectedBy ?? account.name },
    ...(onAws ? {} : { instance: instance ?? "make" }),
    ...(asks === undefined
      ? {}
      : { network: { ...withoutUndefined(asks), ...networkKey(onAws, account, links) } }),
  };
}

function networkKey(
  onAws: boolean,
  { name }: GovernedAccount,
  links: WorkloadLinks,
): { readonly key?: KeyRef } {
  return onAws ? { key: links.key(name, CLOUDFRONT_REGION, "logs") } : {};
}

/** What entries will be given, while nothing is made yet. */
export function plannedEdges(
  section: Section | undefined,
  accounts: WorkloadScope["accounts"],
): Map<string, EdgeRef> {
  const planned = Object.values(section ?? {}).flatMap((each): [string, EdgeRef][] => {
    const account = accounts[each.account];
    if (account === undefined) return [];
    const origin = each.network === undefined ? {} : { origin: { header: "X-Atrium-Origin", value: "" } };
    const { region } = each;
    const edge: EdgeRef =
      account.provider === "aws"
        ? { provider: "aws", region, webAclArn: "", ...origin }
        : { provider: "alicloud", region, instanceId: "", ...origin };
    return [[edgeKey(each.account, region), edge]];
  });
  return new Map(planned);
}

/** Accounts and regions that the estate lacks, and a second shield for one place. */
function lost(name: string, each: Shield, section: Section, scope: WorkloadScope): readonly Diagnostic[] {
  const { source, accounts, document } = scope;
  const at = ["workloads", "edge-shields", name];
  const fault = (path: readonly string[], code: string, message: string, hint: string): Diagnostic =>
    source.fault({ path: [...at, ...path] }, { code, message, hint });
  const names = Object.keys(document.accounts);
  if (!names.includes(each.account)) {
    const hint = didYouMean(each.account, names, "account");
    return [fault(["account"], "estate.reference", "accounts: has no such account", hint)];
  }
  const account = accounts[each.account];
  // An account that could not be read is a fault of its own.
  if (account === undefined) return [];
  const { regions } = account;
  const faults: Diagnostic[] = [];
  if (!regions.includes(each.region)) {
    const hint = `use one of: ${regions.join(", ")}; or add it to regions: of ${each.account}`;
    faults.push(fault(["region"], "estate.reference", "is no region of the account", hint));
  }
  if (account.provider === "aws" && each.network !== undefined && !regions.includes(CLOUDFRONT_REGION)) {
    const hint = `add ${CLOUDFRONT_REGION} to regions: of ${each.account}`;
    faults.push(
      fault(
        ["network"],
        "estate.edge-region",
        "keeps its log in a region that the account does not use",
        hint,
      ),
    );
  }
  const collector = each.collectedBy;
  if (collector !== undefined && !names.includes(collector)) {
    const hint = didYouMean(collector, names, "account");
    faults.push(fault(["collectedBy"], "estate.reference", "accounts: has no such account", hint));
  }
  const twin = Object.entries(section).find(([, other]) => sameFirewall(other, each, account))?.[0];
  if (twin !== undefined && twin !== name) {
    const hint = "write them as one";
    faults.push(fault(["region"], "estate.edge-twice", `has a shield already, ${twin}`, hint));
  }
  return faults;
}

/** WAF 3.0 is one an account, on each side of the border: its default templates too. */
function sameFirewall(a: Shield, b: Shield, { provider }: GovernedAccount): boolean {
  return a.account === b.account && (provider === "alicloud" || a.region === b.region);
}
