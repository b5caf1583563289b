import { z } from "zod";
import {
  AlicloudDrPair,
  AwsDrPair,
  DR_DATA_KINDS,
  DR_POSTURES,
  type DrPairArgs,
  layoutDrPair,
} from "../../components/dr-pair/index.ts";
import { type Diagnostic, didYouMean } from "../../ipam/index.ts";
import type { GovernedAccount } from "../governance/account.ts";
import { withoutUndefined } from "../governance/written.ts";
import { key, text } from "../texts.ts";
import type { Asked, GroupKind, WorkloadLinks, WorkloadScope } from "./asked.ts";

const host = z.string().min(1);
const end = z
  .strictObject({ host, zone: z.string().min(1).optional() })
  .describe("the balancer's own name, and on AWS the hosted zone of that name");

const store = z.strictObject({
  kind: z.enum(DR_DATA_KINDS).describe("how it gets to the second region"),
  id: z.string().min(1).describe("as commands of the run-book name it"),
  group: z.string().min(1).optional().describe("of a global cluster: its name, or the id of its network"),
  lostMinutes: z.int().describe("most minutes of data that are lost"),
  restoreMinutes: z.int().describe("minutes until it answers there"),
  key: key.describe("key domain that it lies under there"),
});

const entry = z.strictObject({
  name: z.string().min(1).describe("that people and stores use"),
  zone: z.string().min(1).describe("AWS: hosted zone; Alibaba Cloud: domain"),
  primary: end,
  secondary: end,
  probe: z
    .union([
      z.strictObject({ path: z.string().min(1), port: z.int().optional() }),
      z.strictObject({ alarm: z.strictObject({ name: z.string().min(1), region: z.string().min(1) }) }),
    ])
    .describe("path asked from the internet, or on AWS an alarm that sounds when the entry fails"),
  gtm: z
    .strictObject({ instance: z.string().min(1), cname: host })
    .optional()
    .describe("Alibaba Cloud: instance of Global Traffic Manager"),
});

const minutes = z
  .strictObject({
    decide: z.int().optional(),
    fence: z.int().optional(),
    data: z.int().optional(),
    capacity: z.int().optional(),
    entries: z.int().optional(),
    verify: z.int().optional(),
  })
  .optional()
  .describe("what a drill has shown stages of the run-book to take");

/** One entry of `workloads.dr-pairs`: a system in two regions of one account. */
const drPairSection = z.strictObject({
  system: key.describe("name in systems:; its rtoMinutes and rpoMinutes are what is promised"),
  account: key.describe("name in accounts:"),
  region: z.string().min(1).describe("where the system runs"),
  second: z.string().min(1).describe("what takes over, 50 km away at least (guide 1.6.3)"),
  posture: z.enum(DR_POSTURES).describe("servers made when needed, or a small copy that serves"),
  data: z.record(key, store).describe("everything that the system keeps (guide 8.4.3)"),
  images: z
    .record(key, z.strictObject({ source: z.string().min(1), version: z.string(), key }))
    .default({})
    .describe("images of servers, copied there under a key domain"),
  capacity: z
    .record(
      key,
      z.strictObject({
        group: z.string().min(1),
        image: z.string(),
        standing: z.int(),
        full: z.int(),
        startMinutes: z.int(),
      }),
    )
    .default({})
    .describe("scaling groups there: servers that stand, that the whole load takes, and how long they start"),
  entries: z.record(key, entry).describe("names that move when the first region does not answer"),
  contacts: z
    .strictObject({ decides: text, leads: text, tells: text })
    .describe("duties and how they are reached (guide 12.2.2)"),
  minutes,
  drills: z
    .strictObject({
      months: z.array(z.int()).optional(),
      day: z.int().optional(),
      hour: z.int().optional(),
    })
    .optional()
    .describe("April and October, the 15th at nine, if left out (guide 10.2.2)"),
});

export const drPairsSection = z.record(key, drPairSection);

type Section = z.infer<typeof drPairsSection>;
type Pair = z.infer<typeof drPairSection>;

export const drPairs: GroupKind<Section> = {
  references: (section, scope) => Object.entries(section).flatMap(([name, pair]) => lost(name, pair, scope)),
  plan: (section, scope) =>
    Object.entries(section).flatMap(([name, pair]) => {
      const account = scope.accounts[pair.account];
      return account === undefined ? [] : [asked(name, pair, account, scope)];
    }),
};

function asked(name: string, pair: Pair, account: GovernedAccount, scope: WorkloadScope): Asked {
  const at = ["workloads", "dr-pairs", name];
  const args = (links: WorkloadLinks) => argsOf(pair, account, scope, links);
  return {
    name,
    at,
    // Objectives are the system's own; all else stands in the section.
    place: (path) => {
      const [first = "", ...rest] = path.split(".");
      return first === "objectives" ? ["systems", pair.system, ...rest] : [...at, first, ...rest];
    },
    layout: (links) => layoutDrPair(name, account.provider, args(links)),
    build: (links, opts) => {
      const here = opts(account.name, pair.region);
      if (account.provider === "aws") {
        new AwsDrPair(name, args(links), here);
        return;
      }
      const { provider } = opts(account.name, pair.second);
      if (provider === undefined) throw new Error(`${account.name} has no provider of ${pair.second}`);
      new AlicloudDrPair(name, args(links), here, { second: provider });
    },
  };
}

function argsOf(
  pair: Pair,
  account: GovernedAccount,
  { document }: WorkloadScope,
  links: WorkloadLinks,
): DrPairArgs {
  const { system: of, account: _, data, entries, minutes: took, drills, ...rest } = pair;
  const system = document.systems[of];
  if (system === undefined) throw new Error("references are checked before anything is planned");
  const domains = [...Object.values(data), ...Object.values(pair.images)].map((each) => each.key);
  const route = links.route(account.name, pair.region);
  return {
    ...rest,
    account: account.id,
    environment: account.environment,
    tags: {
      ...account.tags,
      owner: system.owner,
      "data-class": system.dataClass,
      system: of,
      "system-tier": String(system.tier),
    },
    objectives: { rtoMinutes: system.rtoMinutes, rpoMinutes: system.rpoMinutes },
    keys: Object.fromEntries(
      [...new Set(domains)].map((domain) => [domain, links.key(account.name, pair.second, domain)]),
    ),
    data: Object.fromEntries(Object.entries(data).map(([name, each]) => [name, withoutUndefined(each)])),
    entries: Object.fromEntries(
      Object.entries(entries).map(([name, { primary, secondary, probe, gtm, ...each }]) => [
        name,
        {
          ...each,
          primary: withoutUndefined(primary),
          secondary: withoutUndefined(secondary),
          probe: withoutUndefined(probe),
          ...(gtm === undefined ? {} : { gtm }),
        },
      ]),
    ),
    ...(took === undefined ? {} : { minutes: withoutUndefined(took) }),
    ...(drills === undefined ? {} : { drills: withoutUndefined(drills) }),
    ...(route === undefined ? {} : { route }),
  };
}

/** Systems, accounts and regions that the estate lacks. */
function lost(
  name: string,
  pair: Pair,
  { source, document, accounts }: WorkloadScope,
): readonly Diagnostic[] {
  const fault = (at: string, message: string, hint: string): Diagnostic =>
    source.fault({ path: ["workloads", "dr-pairs", name, at] }, { code: "estate.reference", message, hint });
  const faults: Diagnostic[] = [];
  const systems = Object.keys(document.systems);
  if (!systems.includes(pair.system)) {
    faults.push(fault("system", "systems: has no such system", didYouMean(pair.system, systems, "system")));
  }
  const names = Object.keys(document.accounts);
  if (!names.includes(pair.account)) {
    faults.push(
      fault("account", "accounts: has no such account", didYouMean(pair.account, names, "account")),
    );
  }
  const account = accounts[pair.account];
  // An account that could not be read is a fault of its own.
  for (const at of account === undefined ? [] : (["region", "second"] as const)) {
    if (account?.regions.includes(pair[at])) continue;
    const hint = `use one of: ${account?.regions.join(", ")}; or add it to regions: of ${pair.account}`;
    faults.push(fault(at, "is no region of the account", hint));
  }
  return faults;
}
