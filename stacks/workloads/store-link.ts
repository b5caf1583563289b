import { z } from "zod";
import {
  AlicloudStoreLink,
  AwsStoreLink,
  type Hub,
  type HubNetworkArgs,
  LINE_KINDS,
  layoutStoreLink,
  type StoreArgs,
  type StoreLinkArgs,
  VENDORS,
  zonesOfSites,
} from "../../components/store-link/index.ts";
import type { SystemSite } from "../../components/system/index.ts";
import { type Diagnostic, didYouMean } from "../../ipam/index.ts";
import type { GovernedAccount } from "../governance/account.ts";
import { withoutUndefined } from "../governance/written.ts";
import { key, optOut } from "../texts.ts";
import { alarmsOf } from "./alarms-of.ts";
import type { Asked, GroupKind, HubRef, WorkloadLinks, WorkloadScope } from "./asked.ts";

const word = z.string().min(1);

const line = z.strictObject({
  kind: z.enum(LINE_KINDS),
  interface: word.describe("of the router, as its configuration names it"),
  nextHop: word.optional().describe("on this line, where it is no point-to-point line"),
  address: word.optional().describe("fixed public address; AWS takes a certificate instead"),
  certificateArn: word.optional().describe("AWS: of the router, for lines without fixed address"),
});

const store = z.strictObject({
  number: z.int().describe("its own for good, 1 to 665: addresses inside tunnels follow from it"),
  latitude: z.number(),
  longitude: z.number(),
  hub: z
    .templateLiteral([z.enum(["aws", "alicloud"]), "/", z.string()])
    .describe("the nearest when it was opened; it never moves by itself"),
  lines: z.strictObject({ main: line, backup: line.optional().describe("4G or 5G (guide 3.5.1)") }),
  device: z.enum(VENDORS),
  important: z.boolean().optional().describe("has a backup line; true if left out"),
  probe: word.optional().describe("address inside the store that answers pings"),
  waivers: z
    .strictObject({ "far-hub": optOut.optional(), "no-backup-line": optOut.optional() })
    .optional()
    .describe("a hub that is too far for 60 ms, or no backup line: why"),
});

const quotas = z
  .strictObject({
    connections: z.int().optional(),
    customerGateways: z.int().optional(),
    attachments: z.int().optional(),
    routeTables: z.int().optional(),
    routes: z.int().optional(),
    networkRoutes: z.int().optional(),
  })
  .optional()
  .describe("what the account was raised to");

/** `workloads.store-links`: hubs of the group, and the stores that are joined to them. */
export const storeLinksSection = z.strictObject({
  regions: z.array(key).min(1).describe("regions of the plan whose sites are stores"),
  keysSince: z.string().describe("day since when pre-shared keys count; another day makes new ones"),
  hubs: z
    .record(
      key,
      z.strictObject({
        account: key.describe("name in accounts:"),
        region: word.describe("one of the account's"),
        networks: z.array(key).min(1).describe("names in networks:, of this account and region"),
        probes: key.optional().describe("AWS: network that delay and loss are measured from"),
        logRetentionDays: z.int().optional().describe("AWS: logs of tunnels; 365 if left out"),
        quotas,
      }),
    )
    .describe("a transit gateway or transit router each (guide 3.5.1)"),
  stores: z.record(key, store).describe("sites of the plan, by name"),
});

type Section = z.infer<typeof storeLinksSection>;
type HubSection = Section["hubs"][string];

export const storeLinks: GroupKind<Section> = {
  references: lost,
  plan: (section, scope) =>
    Object.entries(section.hubs).flatMap(([name, hub]) => {
      const account = scope.accounts[hub.account];
      return account === undefined ? [] : [asked(name, hub, section, account, scope)];
    }),
};

function asked(
  name: string,
  hub: HubSection,
  section: Section,
  account: GovernedAccount,
  scope: WorkloadScope,
): Asked {
  const root = ["workloads", "store-links"];
  const args = (links: WorkloadLinks) => argsOf(hub, section, account, scope, links);
  return {
    name,
    at: [...root, "hubs", name],
    // Stores and days are the group's; all else is the hub's.
    place: (path) => {
      const steps = path.split(/[.[\]]+/).filter(Boolean);
      return ["stores", "keysSince"].includes(steps[0] ?? "")
        ? [...root, ...steps]
        : [...root, "hubs", name, ...steps];
    },
    layout: (links) => layoutStoreLink(name, account.provider, args(links)),
    build: (links, at) => {
      const here = at(account.name, hub.region);
      const made = args(links);
      const { hubId, attachmentIds, routeTableIds, alarmTargets } =
        account.provider === "aws"
          ? new AwsStoreLink(name, made, here)
          : new AlicloudStoreLink(name, made, here);
      if (account.provider === "aws") {
        links.hubs.set(name, { id: hubId, attachments: attachmentIds, tables: routeTableIds });
      }
      alarmsOf(name, made, alarmTargets, links.route(account.name, hub.region), here);
    },
  };
}

/** Hubs of AWS as they will be, for what is checked before they are there. */
export function plannedHubs(
  section: Section | undefined,
  { accounts }: Pick<WorkloadScope, "accounts">,
): Map<string, HubRef> {
  const onAws = Object.entries(section?.hubs ?? {}).filter(
    ([, { account }]) => accounts[account]?.provider === "aws",
  );
  const empty = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, ""]));
  return new Map(
    onAws.map(([name, { networks }]) => [
      name,
      { id: "", attachments: empty(networks), tables: empty(networks.map((each) => `to-${each}`)) },
    ]),
  );
}

function argsOf(
  { region, networks, probes, logRetentionDays, quotas: raised }: HubSection,
  section: Section,
  account: GovernedAccount,
  { accounts, allocation }: WorkloadScope,
  links: WorkloadLinks,
): StoreLinkArgs {
  const zones = zonesOfSites(allocation);
  const onAws = account.provider === "aws";
  const kmsInstance = links.kmsInstance(account.name, region);
  return {
    account: account.id,
    region,
    tags: account.tags,
    hubs: Object.values(section.hubs).flatMap((each): Hub[] => {
      const holder = accounts[each.account];
      return holder === undefined ? [] : [`${holder.provider}/${each.region}`];
    }),
    stores: Object.fromEntries(
      Object.entries(section.stores).map(([name, each]) => [name, storeOf(each, zones[name] ?? {})]),
    ),
    networks: Object.fromEntries(networks.map((name) => [name, networkOf(links.site(name))])),
    storeBlocks: blocksOf(section.regions, allocation),
    key: links.key(account.name, region, "secrets"),
    keysSince: section.keysSince,
    ...(onAws ? { logKey: links.key(account.name, region, "logs") } : {}),
    ...(onAws || kmsInstance === undefined ? {} : { kmsInstance }),
    ...(probes === undefined ? {} : { probes: { network: probes } }),
    ...(logRetentionDays === undefined ? {} : { logRetentionDays }),
    ...(raised === undefined ? {} : { quotas: withoutUndefined(raised) }),
  };
}

function storeOf(
  { latitude, longitude, lines, waivers, ...rest }: Section["stores"][string],
  zones: StoreArgs["zones"],
): StoreArgs {
  return {
    ...withoutUndefined(rest),
    place: { latitude, longitude },
    zones,
    lines: {
      main: withoutUndefined(lines.main),
      ...(lines.backup === undefined ? {} : { backup: withoutUndefined(lines.backup) }),
    },
    ...(waivers === undefined ? {} : { waivers: withoutUndefined(waivers) }),
  };
}

/** Blocks of whole regions of the plan: a store that is opened lies in one of them. */
function blocksOf(regions: readonly string[], { prefixes }: WorkloadScope["allocation"]): readonly string[] {
  const wanted = new Set(regions.map((region) => `${region}/ipv4`));
  return prefixes
    .filter(({ key: row }) => wanted.has(row.replace(/\+\d+$/, "")))
    .map(({ prefix }) => String(prefix));
}

/** The hub has its interfaces in the first tier that serves, and stores get ways to tiers by their zone. */
function networkOf({ vpcId, tiers, routeTables = {} }: SystemSite): HubNetworkArgs {
  const serving = Object.values(tiers).find(({ role }) => role === "app") ?? Object.values(tiers)[0];
  const zones: Record<string, string[]> = {};
  for (const { role, prefixes, zone } of Object.values(tiers)) {
    const own = zone ?? (role === "management" ? "management" : "server");
    zones[own] = [...(zones[own] ?? []), ...Object.values(prefixes)];
  }
  return { vpcId, subnets: serving?.subnets ?? {}, zones, routeTables };
}

/** Accounts, regions, networks and sites that the estate lacks. */
function lost(section: Section, scope: WorkloadScope): readonly Diagnostic[] {
  const { source, document, accounts, allocation, networks } = scope;
  const faults: Diagnostic[] = [];
  const fault = (path: readonly (string | number)[], message: string, hint: string): void => {
    const at = ["workloads", "store-links", ...path];
    faults.push(source.fault({ path: at }, { code: "estate.reference", message, hint }));
  };
  for (const [name, hub] of Object.entries(section.hubs)) {
    const known = Object.keys(document.accounts);
    if (!known.includes(hub.account)) {
      fault(
        ["hubs", name, "account"],
        "accounts: has no such account",
        didYouMean(hub.account, known, "account"),
      );
      continue;
    }
    const account = accounts[hub.account];
    if (account === undefined) continue;
    if (!account.regions.includes(hub.region)) {
      const hint = `use one of: ${account.regions.join(", ")}; or add it to regions: of ${hub.account}`;
      fault(["hubs", name, "region"], "is no region of the account", hint);
    }
    for (const [index, network] of hub.networks.entries()) {
      const at = ["hubs", name, "networks", index];
      const all = Object.keys(document.networks);
      const args = networks[network]?.args;
      if (!all.includes(network))
        fault(at, "networks: has no such network", didYouMean(network, all, "network"));
      else if (args !== undefined && (args.account !== account.id || args.addresses.region !== hub.region)) {
        const hint = "name networks of the hub's own account and region";
        fault(at, `lies in ${args.addresses.region} of account ${args.account}`, hint);
      }
    }
  }
  const sites = Object.keys(zonesOfSites(allocation));
  for (const site of Object.keys(section.stores).filter((each) => !sites.includes(each))) {
    fault(["stores", site], "the plan has no such site", didYouMean(site, sites, "site"));
  }
  const regions = new Set(allocation.prefixes.flatMap(({ region }) => (region === null ? [] : [region])));
  for (const [index, region] of section.regions.entries()) {
    if (regions.has(region)) continue;
    fault(["regions", index], "the plan has no such region", didYouMean(region, [...regions], "region"));
  }
  return faults;
}
