import { z } from "zod";
import {
  AlicloudBastion,
  AwsBastion,
  type BastionAccessArgs,
  layoutAlicloudBastion,
  layoutAwsBastion,
} from "../../components/bastion/index.ts";
import type { GovernedAccount } from "../governance/account.ts";
import { withoutUndefined } from "../governance/written.ts";
import { key, optOut, text } from "../texts.ts";
import type { Asked, GroupKind, WorkloadLinks } from "./asked.ts";
import { accountOf, standingFaults } from "./standing.ts";

const word = z.string().min(1);

const hosts = z
  .union([
    z.strictObject({ tag: z.strictObject({ key: word, value: word }) }),
    z.strictObject({
      machines: z.record(key, z.strictObject({ address: word, os: z.enum(["Linux", "Windows"]) })),
      logins: z.array(word),
    }),
  ])
  .describe("AWS: machines with a tag; Alibaba Cloud: machines by address, and accounts on them");

/** One entry of `workloads.bastions`: how people enter the machines of one network. */
const bastionSection = z.strictObject({
  network: key.describe("name in networks:"),
  tier: key.optional().describe("where it stands; the tier with the role management if left out, or app"),
  people: z
    .record(z.string().min(1), z.strictObject({ identity: word }))
    .describe(
      "a person's own name (guide 12.6.2) and their role (AWS) or the id of their RAM user (Alibaba Cloud)",
    ),
  doors: z
    .record(key, z.strictObject({ reason: text, owner: text, people: z.array(word), hosts }))
    .describe("what may be entered, by whom and why"),
  databases: z
    .record(key, z.strictObject({ host: word, port: z.int(), reason: text, people: z.array(word) }))
    .optional()
    .describe("AWS: ways of administrators to single databases (guide 10.4.1)"),
  recordDays: z.int().optional().describe("AWS: days that records are kept; 365 if left out"),
  idleMinutes: z.int().optional().describe("AWS: a session without input ends; 15 if left out"),
  mostMinutes: z.int().optional().describe("AWS: any session ends; 120 if left out"),
  secondFactorAtProvider: optOut
    .optional()
    .describe("AWS: where people sign in elsewhere, which asks for it"),
  service: z
    .strictObject({
      licence: word,
      plan: z.enum(["cloudbastion", "cloudbastion_ha"]).optional().describe("in two zones if left out"),
      storage: z.int().optional().describe("TB of recordings; 5 if left out"),
      bandwidth: z.int().optional().describe("Mbit/s; 10 if left out"),
      from: z.array(key).min(1).describe("names in peers: whose people come"),
    })
    .optional()
    .describe("Alibaba Cloud: what was bought, and where people come from"),
});

export const bastionsSection = z.record(key, bastionSection);

type Section = z.infer<typeof bastionsSection>;
type Bastion = z.infer<typeof bastionSection>;

export const bastions: GroupKind<Section> = {
  references: (section, scope) =>
    Object.entries(section).flatMap(([name, each]) =>
      standingFaults(
        {
          path: ["workloads", "bastions", name],
          network: each.network,
          tier: each.tier,
          from: each.service?.from ?? [],
          fromPath: ["service", "from"],
          needs: "its keys and tags are the bastion's",
        },
        scope,
      ),
    ),
  plan: (section, scope) =>
    Object.entries(section).flatMap(([name, each]) => {
      const account = accountOf(each, scope);
      return account === undefined ? [] : [asked(name, each, account)];
    }),
};

function asked(name: string, bastion: Bastion, account: GovernedAccount): Asked {
  const at = ["workloads", "bastions", name];
  const args = (links: WorkloadLinks) => argsOf(bastion, account, links);
  return {
    name,
    at,
    layout: (links) =>
      account.provider === "aws"
        ? layoutAwsBastion(name, args(links))
        : layoutAlicloudBastion(name, args(links)),
    build: (links, opts) => {
      const made = args(links);
      const here = opts(account.name, made.region);
      if (account.provider === "aws") new AwsBastion(name, made, here);
      else new AlicloudBastion(name, made, here);
    },
  };
}

function argsOf(bastion: Bastion, account: GovernedAccount, links: WorkloadLinks): BastionAccessArgs {
  const { network, tier, secondFactorAtProvider, service, databases, ...rest } = bastion;
  const site = links.site(network);
  const { environment, region, vpcId, tiers } = site;
  const standing =
    tier ??
    Object.keys(tiers).find((each) => tiers[each]?.role === "management") ??
    Object.keys(tiers).find((each) => tiers[each]?.role === "app");
  return {
    ...withoutUndefined(rest),
    account: account.id,
    region,
    environment,
    vpcId,
    subnets: tiers[standing ?? ""]?.subnets ?? {},
    tags: account.tags,
    ...(databases === undefined ? {} : { databases }),
    ...(account.provider === "aws" ? { key: links.key(account.name, region, "logs") } : {}),
    ...(secondFactorAtProvider === undefined ? {} : { mfa: { atProvider: secondFactorAtProvider } }),
    ...(service === undefined ? {} : { service: serviceOf(service, site.peers) }),
  };
}

function serviceOf(
  { from, ...rest }: NonNullable<Bastion["service"]>,
  peers: Readonly<Record<string, readonly string[]>>,
): NonNullable<BastionAccessArgs["service"]> {
  return {
    ...withoutUndefined(rest),
    clients: Object.fromEntries(
      from.map((peer) => [peer, { reason: `people of ${peer}`, prefixes: peers[peer] ?? [] }]),
    ),
  };
}
