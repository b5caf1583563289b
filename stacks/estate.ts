import { layoutNetwork, type NetworkArgs, type TagPlan, type Tags, tagFaults } from "../components/index.ts";
import {
  type Allocation,
  BadInput,
  type Diagnostic,
  didYouMean,
  inFileOrder,
  type Path,
  type Source,
  ZONES,
  type ZoneRules,
} from "../ipam/index.ts";
import { accountFaults } from "./accounts.ts";
import { type Finance, financeFaults } from "./finance.ts";
import { freezeFaults } from "./freezes.ts";
import type { GovernedAccount } from "./governance/account.ts";
import { governedAccountFaults, governedAccounts } from "./governance/accounts.ts";
import { governanceFaults } from "./governance/check.ts";
import { optOutsOf } from "./governance/opt-outs.ts";
import { type GovernancePlan, planGovernance } from "./governance/plan.ts";
import { tagPlanOf } from "./governance/tagging.ts";
import { networkArgs, ROLES } from "./network-args.ts";
import type { EstateDocument } from "./schema.ts";
import { type Workloads, workloadFaults } from "./workloads/check.ts";

/** The whole group, ready to be built: every reference resolved, every layout known to stand. */
export interface Estate {
  readonly name: string;
  readonly tagPlan: TagPlan;
  readonly tags: Tags;
  /** What each account is to be; empty where the estate describes networks alone. */
  readonly governance: GovernancePlan;
  /** What `governance:` leaves off: where → why, and who answers. */
  readonly optOuts: Readonly<Record<string, string>>;
  readonly networks: Readonly<Record<string, EstateNetwork>>;
  readonly systems: EstateDocument["systems"];
  readonly changeFreezes: EstateDocument["changeFreezes"];
  /** What runs on the accounts and networks. */
  readonly workloads: Workloads;
}

export interface EstateNetwork {
  readonly assumeRole?: string;
  readonly args: NetworkArgs;
}

/**
 * `estate.yaml`, already of the right shape, and the addresses of its plan → estate.
 * @throws BadInput with every fault of the file at once
 */
export function parseEstate(
  document: EstateDocument,
  source: Source,
  allocation: Allocation,
  zones: ReadonlyMap<string, ZoneRules> = ZONES,
  finance?: Finance,
): Estate {
  const tagPlan = tagPlanOf(document, document.governance.tagging);
  const faults = [
    ...references(document, source, allocation),
    ...commonTags(document, source, tagPlan),
    ...freezeFaults(document.changeFreezes, source),
    ...(finance === undefined ? [] : financeFaults(document, source, finance)),
  ];
  const networks: Record<string, EstateNetwork> = {};
  for (const name of Object.keys(document.networks)) {
    if (!allocation.cloudNetworks.has(name)) continue;
    const built = network(name, { document, source, allocation, zones, tagPlan });
    if ("faults" in built) faults.push(...built.faults);
    else networks[name] = built.network;
  }
  faults.push(...systemFaults(document, source, networks), ...accountFaults(document, source, networks));
  const { governance, faults: ungoverned } = governanceOf(document, source, allocation, tagPlan);
  faults.push(...ungoverned);
  const running = workloadFaults(
    {
      document,
      source,
      allocation,
      accounts: accountsOf(governance),
      networks,
      ...(finance?.rules !== undefined && { rules: finance.rules }),
    },
    governance,
  );
  // On a network that is not sound, or without its keys and routes, a system would only say once more what is wrong.
  if (!faults.some(({ path }) => UNDER_SYSTEMS.test(path)))
    faults.push(
      ...running.faults.filter(({ code }) => ungoverned.length === 0 || !FOLLOWS_FROM_ACCOUNTS.test(code)),
    );
  if (faults.length > 0) throw new BadInput(inFileOrder(faults));
  return {
    name: document.metadata.name,
    tagPlan,
    tags: document.tags,
    governance,
    optOuts: optOutsOf(document.governance),
    networks,
    systems: document.systems,
    changeFreezes: document.changeFreezes,
    workloads: { asked: running.asked, visitors: running.visitors },
  };
}

/** What systems stand on. */
const UNDER_SYSTEMS = /^(?:networks|flows|peers)\b/;

const FOLLOWS_FROM_ACCOUNTS = /^(?:system\.key|keys\.serves|[a-z-]+\.route)$/;

function accountsOf(governance: GovernancePlan): Readonly<Record<string, GovernedAccount>> {
  return Object.fromEntries(Object.entries(governance).map(([name, { account }]) => [name, account]));
}

/** Accounts that cannot be read would make every component in them complain. */
function governanceOf(
  document: EstateDocument,
  source: Source,
  allocation: Allocation,
  tagPlan: TagPlan,
): { readonly governance: GovernancePlan; readonly faults: readonly Diagnostic[] } {
  const accounts = governedAccountFaults(document, source, allocation, tagPlan);
  if (accounts.length > 0) return { governance: {}, faults: accounts };
  const plan = planGovernance(governedAccounts(document, allocation), document.governance, tagPlan);
  return {
    governance: plan,
    faults: governanceFaults(plan, document.governance, Object.keys(document.systems), source),
  };
}

/** Names that another part of the file, or the plan, must know. */
function references(
  { networks, systems, departments, businessLines, flows, peers }: EstateDocument,
  source: Source,
  allocation: Allocation,
): Diagnostic[] {
  const planned = [...allocation.cloudNetworks.keys()];
  const built = Object.keys(networks);
  // A misspelt network is one fault, not one more for each system in it.
  const misspelt = built.some((name) => !planned.includes(name));
  const known = {
    network: planned,
    "network of this estate": misspelt ? [...built, ...planned] : built,
    department: Object.keys(departments),
    "business line": Object.keys(businessLines),
    "tier or peer": flowEnds(peers, allocation),
  };
  const faults: Diagnostic[] = [];
  const refer = (path: Path, noun: keyof typeof known, name: string, where: string, on?: "key") => {
    if (known[noun].includes(name)) return;
    const hint = didYouMean(name, known[noun], noun);
    faults.push(
      source.fault(
        { path, ...(on && { on }) },
        { code: "estate.reference", message: `${where} has no such ${noun}`, hint },
      ),
    );
  };
  for (const name of Object.keys(networks)) {
    refer(["networks", name], "network", name, "the address plan (clouds:)", "key");
  }
  // A flow of the estate skips a network that lacks one of its ends; an end that none has is a slip.
  for (const [key, { from, to }] of Object.entries(flows)) {
    refer(["flows", key, "from"], "tier or peer", from, "the estate");
    refer(["flows", key, "to"], "tier or peer", to, "the estate");
  }
  for (const [key, system] of Object.entries(systems)) {
    const at = ["systems", key];
    refer([...at, "department"], "department", system.department, "departments:");
    refer([...at, "businessLine"], "business line", system.businessLine, "businessLines:");
    for (const [index, name] of system.networks.entries()) {
      refer([...at, "networks", index], "network of this estate", name, "networks:");
    }
  }
  return faults;
}

/** Tiers of any network of the plan, the usual ones even where none has them now, peers, and the internet. */
function flowEnds(peers: EstateDocument["peers"], allocation: Allocation): readonly string[] {
  const planned = [...allocation.cloudNetworks.values()].flatMap(({ tiers }) => Object.keys(tiers));
  return [...new Set(["internet", ...ROLES, ...planned, ...Object.keys(peers)])];
}

/** The estate's own tags must suit the stricter cloud; a network's are checked with the network. */
function commonTags({ tags }: EstateDocument, source: Source, plan: TagPlan): Diagnostic[] {
  const needed: Tags = { environment: "production", ...tags };
  return tagFaults(needed, "alicloud", plan).map(({ key, message, hint }) =>
    source.fault({ path: key in tags ? ["tags", key] : ["tags"] }, tagText(key, key in tags, message, hint)),
  );
}

function tagText(key: string, present: boolean, message: string, hint: string) {
  return { code: "estate.tag", message: present ? message : `${key} ${message}`, hint };
}

interface Scope {
  readonly document: EstateDocument;
  readonly source: Source;
  readonly allocation: Allocation;
  readonly zones: ReadonlyMap<string, ZoneRules>;
  readonly tagPlan: TagPlan;
}

type Built = { readonly network: EstateNetwork } | { readonly faults: readonly Diagnostic[] };

/** One network's arguments, laid out once here so that every fault points into the file. */
function network(name: string, { document, source, allocation, zones, tagPlan }: Scope): Built {
  const { args, faults } = networkArgs(name, document, source, { allocation, zones });
  if (args === undefined) return { faults };
  const cloud = args.addresses.provider;
  const own = document.networks[name]?.tags ?? {};
  // A tag of the estate is reported where it stands, once, and not again for every network.
  const tagging = tagFaults(args.tags, cloud, tagPlan)
    .filter(({ key }) => Object.hasOwn(own, key) || key === "")
    .map(({ key, message, hint }) =>
      source.fault(
        { path: ["networks", name, "tags", ...(key === "" ? [] : [key])] },
        tagText(key, true, message, hint),
      ),
    );
  const said = [...faults, ...tagging];
  const layout = layoutFaults(name, args, document, source).filter(
    ({ path }) => !said.some((fault) => related(fault.path, path)),
  );
  if (said.length + layout.length > 0) return { faults: [...said, ...layout] };
  const role = document.networks[name]?.assumeRole;
  return { network: { args, ...(role !== undefined && { assumeRole: role }) } };
}

/** One of the two paths lies inside the other: the second complaint follows from the first. */
function related(one: string, other: string): boolean {
  const [outer, inner] = one.length < other.length ? [one, other] : [other, one];
  return inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}

/** The component's own faults, moved to where the file says what is wrong. */
function layoutFaults(
  name: string,
  args: NetworkArgs,
  document: EstateDocument,
  source: Source,
): readonly Diagnostic[] {
  try {
    layoutNetwork(name, args.addresses.provider, args);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics
      .filter(({ path }) => path !== "tags" && !path.startsWith("tags."))
      .map(({ code, path, message, hint, value }) => {
        const at = pathInFile(name, path, document);
        const shown = at.exact || value === undefined ? "" : ` (${path}: ${value})`;
        return source.fault({ path: at.path }, { code, message: `${message}${shown}`, hint });
      });
  }
}

/** Flows and peers may stand at the estate; addresses come from the plan, so the network itself is named. */
function pathInFile(
  name: string,
  path: string,
  document: EstateDocument,
): { readonly path: Path; readonly exact: boolean } {
  const parts: Path = path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const [first, second] = parts;
  const own = document.networks[name];
  if (first === "addresses") return { path: ["networks", name], exact: false };
  if (first === "peers") return { path: parts, exact: true };
  if (first === "flows" && !Object.hasOwn(own?.flows ?? {}, String(second)))
    return { path: parts, exact: true };
  return { path: ["networks", name, ...parts], exact: true };
}

/**
 * Core production systems span at least two availability zones. @clause 8.4.1-a
 * The same holds of ERP core modules (tier 2), which the guide lists with the core ones. @clause 12.2.2-a
 */
function systemFaults(
  { systems, networks: written }: EstateDocument,
  source: Source,
  networks: Readonly<Record<string, EstateNetwork>>,
): Diagnostic[] {
  return Object.entries(systems).flatMap(([key, system]) =>
    system.networks.flatMap((name, index) => {
      const zones = Object.keys(networks[name]?.args.addresses.azs ?? {});
      if (system.tier !== 1 || written[name]?.environment !== "production") return [];
      if (networks[name] === undefined || zones.length >= 2) return [];
      return [
        source.fault(
          { path: ["systems", key, "networks", index] },
          {
            code: "estate.single-zone",
            message: `a tier 1 system stands in one availability zone (${zones.join()})`,
            hint: "give the network a second zone in the plan (clouds.<network>.azs) [§8.4.1-a]",
          },
        ),
      ];
    }),
  );
}
