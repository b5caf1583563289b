import type { Bills } from "../allocation/allocate.ts";
import type { Units } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import type { CostRules } from "../rules.ts";
import { type BilledResource, billedResources, tailOf } from "./billed.ts";
import { meteredReasons } from "./metered.ts";
import { ADVICE, type IdleReason } from "./reasons.ts";
import { type BuiltFact, type BuiltResource, builtFacts, disksOf, isMachine } from "./record.ts";
import type { Use } from "./use.ts";
import { type IdleShare, idleShare, lowUse } from "./use-share.ts";

export interface IdleRequest {
  readonly rules: CostRules;
  /** The month that money is of. */
  readonly month: string;
  /** What a preview would build, or a state has built. */
  readonly built?: readonly BuiltResource[];
  /** Averages of use, where somebody has measured them. */
  readonly use?: readonly Use[];
}

export interface Why {
  readonly reason: IdleReason;
  /** What was seen, with its figures. */
  readonly because: string;
  readonly from: "bill" | "record" | "use";
  readonly remedy: string;
  readonly clause: string;
}

/** Something that costs money for nothing. */
export interface Idle {
  readonly resource: string;
  readonly name: string | null;
  readonly service: string | null;
  readonly provider: string | null;
  readonly account: string | null;
  readonly region: string | null;
  readonly department: string | null;
  readonly owner: string | null;
  readonly environment: string | null;
  readonly why: readonly Why[];
  /** Null for what no bill has: it will cost from the day it is deployed. */
  readonly currency: string | null;
  readonly amount: Units | null;
  /** Resources of the bill that the amount is the sum of: itself, and the disks of a stopped machine. */
  readonly billed: readonly string[];
}

export interface IdleReport {
  readonly month: string;
  /** The dearest first; what no bill has comes last. */
  readonly idle: readonly Idle[];
  /** Each resource of the bill counted once, whatever its reasons. */
  readonly total: readonly {
    readonly currency: string;
    readonly amount: Units;
    readonly resources: number;
  }[];
  readonly byDepartment: readonly {
    readonly department: string | null;
    readonly currency: string;
    readonly amount: Units;
    readonly resources: number;
  }[];
  /** How many of the measured ones are idle; undefined where nothing was measured. @clause 2.6.4-c */
  readonly share?: IdleShare;
  /** What could not be told, said and not guessed. */
  readonly remarks: readonly string[];
}

/**
 * What costs money for nothing in one month: the bill says what stands about, the record what nothing takes, and
 * measurements what nobody uses. @clause 2.6.4-c @clause 8.1.5-b @clause 8.2.3-d
 */
export async function idleResources(
  engine: Engine,
  bills: Bills,
  { rules, month, built = [], use }: IdleRequest,
): Promise<IdleReport> {
  const facts = builtFacts(built);
  const machines = built.filter(isMachine);
  const watched = [
    ...facts.flatMap(({ resource, with: more }) => [resource.id ?? "", ...more]),
    ...machines.flatMap((machine) => [machine.id ?? "", ...disksOf(machine, built)]),
    ...(use ?? []).map(({ resource }) => resource),
  ].filter((id) => id !== "");
  const resources = await billedResources(engine, bills, rules, month, [...new Set(watched)]);
  const billed = new BilledById(resources);
  const found = new Map<string, Idle>();
  const add = (
    resource: BilledResource,
    why: Omit<Why, "remedy" | "clause">,
    more: readonly BilledResource[] = [],
  ) => {
    const id = `${resource.id} ${resource.currency}`;
    const before = found.get(id);
    const own = before ?? idleOf(resource);
    const others = more.filter(
      (each) => each.currency === resource.currency && !own.billed.includes(each.id),
    );
    found.set(id, {
      ...own,
      why: [...own.why, { ...why, ...ADVICE[why.reason] }],
      amount: others.reduce((sum, each) => sum + each.amount, own.amount ?? 0n),
      billed: [...own.billed, ...others.map((each) => each.id)],
    });
  };
  for (const resource of resources)
    for (const [reason, because] of meteredReasons(resource, rules))
      add(resource, { reason, because, from: "bill" });
  const unbilled: Idle[] = [];
  for (const fact of [...facts, ...withoutMachineHours(machines, built, billed)]) {
    const own = billed.find(fact.resource.id);
    const disks = fact.with.flatMap((id) => billed.find(id));
    const target = own.length > 0 ? own : disks.slice(0, 1);
    if (target.length === 0) unbilled.push(notBilled(fact));
    for (const resource of target) {
      if (found.get(`${resource.id} ${resource.currency}`)?.why.some(({ reason }) => reason === fact.reason))
        continue;
      add(resource, { reason: fact.reason, because: fact.because, from: "record" }, disks);
    }
  }
  const low = lowUse(use ?? []);
  for (const { resource: id, because } of low)
    for (const resource of billed.find(id)) add(resource, { reason: "low-use", because, from: "use" });
  const idle = [...found.values()].sort(dearest);
  return {
    month,
    idle: [...idle, ...unbilled],
    total: totals(idle, resources),
    byDepartment: byDepartment(idle, resources),
    ...(use !== undefined && { share: idleShare(use) }),
    remarks: remarksOf(resources, { use, built, low, billed }),
  };
}

/** Machines of the record that cost nothing themselves while their disks do. */
function withoutMachineHours(
  machines: readonly BuiltResource[],
  built: readonly BuiltResource[],
  billed: BilledById,
): readonly BuiltFact[] {
  return machines.flatMap((resource) => {
    const disks = disksOf(resource, built);
    const hours = billed.find(resource.id).some(({ meters }) => (meters.machine?.rows ?? 0) > 0);
    // A machine that no line names may be billed under another name; only its disks prove that it is deployed.
    if (resource.id === undefined || hours || billed.find(resource.id).some(({ otherRows }) => otherRows > 0))
      return [];
    if (!disks.some((id) => billed.find(id).length > 0)) return [];
    return [
      {
        resource,
        reason: "stopped-machine",
        because: "no hours of its own this month, while its disks are billed",
        with: disks,
      },
    ];
  });
}

/** Bills and states name one resource by its ARN or by its id. */
class BilledById {
  readonly #byTail: ReadonlyMap<string, readonly BilledResource[]>;

  constructor(resources: readonly BilledResource[]) {
    this.#byTail = Map.groupBy(resources, ({ id }) => tailOf(id));
  }

  find(id: string | undefined): readonly BilledResource[] {
    return id === undefined ? [] : (this.#byTail.get(tailOf(id)) ?? []);
  }
}

function idleOf(resource: BilledResource): Idle {
  const { id, name, service, provider, account, region, department, owner, environment, currency, amount } =
    resource;
  return {
    resource: id,
    name,
    service,
    provider,
    account,
    region,
    department,
    owner,
    environment,
    why: [],
    currency,
    amount,
    billed: [id],
  };
}

function notBilled({ resource, reason, because }: BuiltFact): Idle {
  const tags = tagsOf(resource);
  return {
    resource: resource.id ?? resource.name,
    name: resource.name,
    service: resource.type,
    provider: resource.type.startsWith("aws:") ? "AWS" : "Alibaba Cloud",
    account: null,
    region: null,
    department: tags.department ?? null,
    owner: tags.owner ?? null,
    environment: tags.environment ?? null,
    why: [{ reason, because, from: "record", ...ADVICE[reason] }],
    currency: null,
    amount: null,
    billed: [],
  };
}

function tagsOf({ values }: BuiltResource): Readonly<Record<string, string>> {
  const tags = values.tags;
  if (typeof tags !== "object" || tags === null) return {};
  return Object.fromEntries(
    Object.entries(tags).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
}

function dearest(one: Idle, other: Idle): number {
  const [a, b] = [one.amount ?? 0n, other.amount ?? 0n];
  return a === b ? (one.resource < other.resource ? -1 : 1) : a < b ? 1 : -1;
}

interface Sum {
  readonly amount: Units;
  readonly resources: number;
}

/** A disk may stand for itself and under its machine: it is paid for once. */
function onceEach(idle: readonly Idle[], resources: readonly BilledResource[]): readonly BilledResource[] {
  const counted = new Set(idle.flatMap(({ billed, currency }) => billed.map((id) => `${id} ${currency}`)));
  return resources.filter(({ id, currency }) => counted.has(`${id} ${currency}`));
}

function totals(idle: readonly Idle[], resources: readonly BilledResource[]): IdleReport["total"] {
  return [...Map.groupBy(onceEach(idle, resources), ({ currency }) => currency)]
    .map(([currency, own]) => ({ currency, ...sumOf(own) }))
    .sort((one, other) => (one.currency < other.currency ? -1 : 1));
}

function byDepartment(
  idle: readonly Idle[],
  resources: readonly BilledResource[],
): IdleReport["byDepartment"] {
  const groups = Map.groupBy(onceEach(idle, resources), ({ department, currency }) =>
    JSON.stringify([department, currency]),
  );
  return [...groups.values()]
    .flatMap((own) => {
      const [first] = own;
      return first === undefined
        ? []
        : [{ department: first.department, currency: first.currency, ...sumOf(own) }];
    })
    .sort((one, other) => (one.amount === other.amount ? 0 : one.amount < other.amount ? 1 : -1));
}

function sumOf(resources: readonly BilledResource[]): Sum {
  return { amount: resources.reduce((sum, { amount }) => sum + amount, 0n), resources: resources.length };
}

function remarksOf(
  resources: readonly BilledResource[],
  {
    use,
    built,
    low,
    billed,
  }: {
    readonly use: readonly Use[] | undefined;
    readonly built: readonly BuiltResource[];
    readonly low: readonly { readonly resource: string }[];
    readonly billed: BilledById;
  },
): readonly string[] {
  const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
  const unreadable = resources.filter(({ unreadableExpiry }) => unreadableExpiry !== undefined);
  const across = resources.filter(({ across: rows, after }) => rows > 0 && after === 0);
  const unclassed = resources.filter(
    ({ meters, backupClass }) => meters.snapshot !== undefined && backupClass === null,
  );
  const elsewhere = low.filter(({ resource }) => billed.find(resource).length === 0);
  return [
    ...(use === undefined
      ? ["nothing was measured, so nothing is said of use under 20 %: give averages with --use metrics.csv"]
      : []),
    ...(built.length === 0
      ? ["bills do not say whether an AWS volume is attached: give --state, or --record of a preview"]
      : []),
    ...(unreadable.length > 0
      ? [
          `${many(unreadable.length, "resource has an end that is", "resources have an end that is")} no day, such as ${JSON.stringify(unreadable[0]?.unreadableExpiry)}: write YYYY-MM-DD`,
        ]
      : []),
    ...(across.length > 0
      ? [
          `${many(across.length, "resource ends", "resources end")} within a charge of the whole month, which does not say whether it ran on: ask the next month's bill`,
        ]
      : []),
    ...(unclassed.length > 0
      ? [
          `${many(unclassed.length, "snapshot carries", "snapshots carry")} no backup-class, so nobody can say how long to keep them`,
        ]
      : []),
    ...(elsewhere.length > 0
      ? [
          `${many(elsewhere.length, "measured resource is", "measured resources are")} under 20 %, and not on this bill`,
        ]
      : []),
  ];
}
