import type { Bills } from "../allocation/allocate.ts";
import type { Engine } from "../engine.ts";
import type { CostRules } from "../rules.ts";
import { BilledById, type BilledResource, billedResources } from "./billed.ts";
import { meteredReasons } from "./metered.ts";
import { ADVICE } from "./reasons.ts";
import { type BuiltFact, type BuiltResource, builtFacts, disksOf, isMachine } from "./record.ts";
import { remarksOf } from "./remarks.ts";
import type { Idle, IdleReport, Why } from "./report.ts";
import { byDepartment, totals } from "./totals.ts";
import type { Use } from "./use.ts";
import { idleShare, lowUse } from "./use-share.ts";

export interface IdleRequest {
  readonly rules: CostRules;
  /** The month that money is of. */
  readonly month: string;
  /** What a preview would build, or a state has built. */
  readonly built?: readonly BuiltResource[];
  /** Averages of use, where somebody has measured them. */
  readonly use?: readonly Use[];
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
