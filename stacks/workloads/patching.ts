import { z } from "zod";
import {
  AlicloudPatching,
  AwsPatching,
  layoutAlicloudPatching,
  layoutAwsPatching,
  type PatchingArgs,
} from "../../components/patching/index.ts";
import type { GovernedAccount } from "../governance/account.ts";
import { withoutUndefined } from "../governance/written.ts";
import { key, text } from "../texts.ts";
import { lostPlaces } from "./account-region.ts";
import type { Asked, GroupKind, WorkloadLinks } from "./asked.ts";

const group = z.strictObject({
  system: z
    .enum(["amazon-linux-2023", "windows", "redhat", "rocky", "alibaba-linux", "anolis"])
    .describe("operating system; each cloud has some of them"),
  window: z
    .strictObject({
      start: z.string().describe("HH:MM, each night"),
      hours: z.int().describe("three at most (guide 1.8.4)"),
      offset: z.string().optional().describe("of the group's clock; +08:00 if left out"),
    })
    .describe("outside 9:00 to 22:00 (guide 12.1.2)"),
  core: z
    .boolean()
    .optional()
    .describe("scanned each week instead of each month (guide 1.4.2); true if left out"),
});

const patchingSection = z.strictObject({
  account: key.describe("name in accounts:"),
  region: z.string().min(1),
  groups: z
    .record(key, group)
    .describe("machines patched together; each carries the tag PatchGroup: <group>-pilot, or <group>-rest"),
  delayDays: z
    .strictObject({
      medium: z.int().optional().describe("2 if left out"),
      low: z.int().optional().describe("5 if left out"),
    })
    .optional()
    .describe("days until the first machines have an update (guide 1.3.3)"),
  rejected: z.record(z.string(), text).optional().describe("updates that are never installed, and why"),
  ledger: z
    .strictObject({
      bucket: z.string().min(1),
      keepDays: z.int().describe("1096 at least (guide 1.3.5)"),
    })
    .optional()
    .describe("Alibaba Cloud: bucket of the region that keeps what was done"),
});

export const patchingsSection = z.record(key, patchingSection);

type Section = z.infer<typeof patchingsSection>;
type Patching = z.infer<typeof patchingSection>;

export const patchings: GroupKind<Section> = {
  references: (section, scope) => [
    ...Object.entries(section).flatMap(([name, each]) => lostPlaces("patching", name, each, scope)),
    ...again(section, scope),
  ],
  plan: (section, scope) =>
    Object.entries(section).flatMap(([name, each]) => {
      const account = scope.accounts[each.account];
      return account === undefined ? [] : [asked(name, each, account)];
    }),
};

/** Default baselines and the delivery of records are the account's in a region: a second entry would undo the first. */
function again(section: Section, { source }: Parameters<typeof patchings.plan>[1]) {
  const taken = new Map<string, string>();
  return Object.entries(section).flatMap(([name, { account, region }]) => {
    const place = `${account} ${region}`;
    const first = taken.get(place);
    taken.set(place, first ?? name);
    if (first === undefined) return [];
    const message = `stands in the account and region of ${first}`;
    const hint = "write its groups there: machines of one account and region are one entry";
    return [
      source.fault(
        { path: ["workloads", "patching", name, "region"] },
        { code: "estate.reference", message, hint },
      ),
    ];
  });
}

function asked(name: string, section: Patching, account: GovernedAccount): Asked {
  const args = (links: WorkloadLinks) => argsOf(section, account, links);
  return {
    name,
    at: ["workloads", "patching", name],
    layout: (links) =>
      account.provider === "aws"
        ? layoutAwsPatching(name, args(links))
        : layoutAlicloudPatching(name, args(links)),
    build: (links, at) => {
      const here = at(account.name, section.region);
      if (account.provider === "aws") new AwsPatching(name, args(links), here);
      else new AlicloudPatching(name, args(links), here);
    },
  };
}

function argsOf(section: Patching, account: GovernedAccount, links: WorkloadLinks): PatchingArgs {
  const { region, groups, delayDays, rejected, ledger } = section;
  const route = links.route(account.name, region);
  return {
    account: account.id,
    region,
    environment: account.environment,
    tags: account.tags,
    groups: Object.fromEntries(
      Object.entries(groups).map(([name, { window, ...rest }]) => [
        name,
        { ...withoutUndefined(rest), window: withoutUndefined(window) },
      ]),
    ),
    ...(delayDays === undefined ? {} : { delayDays: withoutUndefined(delayDays) }),
    ...(rejected === undefined ? {} : { rejected }),
    ...(ledger === undefined ? {} : { ledger }),
    ...(account.provider === "aws" ? { key: links.key(account.name, region, "logs") } : {}),
    ...(route === undefined ? {} : { route }),
  };
}
