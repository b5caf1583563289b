import { METRIC_KINDS } from "../alarms/metrics.ts";
import type { Faults } from "../faults.ts";
import { type Cloud, checkAccount, checkRoute, checkWhole } from "../workload/check.ts";
import { dayOf } from "../workload/day.ts";
import type { CapacityArgs, PeakArgs, Reserve } from "./contract.ts";
import { CPU_TARGET, PLAN_MONTHS, WARMUP, WIDGETS } from "./limits.ts";
import { planReserve } from "./reserves.ts";

const KEY = /^[a-z][a-z0-9-]{0,30}$/;

export function checkCapacityPlan(faults: Faults, cloud: Cloud, args: CapacityArgs): void {
  checkAccount(faults, cloud, args);
  checkRoute(faults, cloud, args.route);
  const { system, tags, plannedOn, reserves, peaks = {}, targets, groups = {} } = args;
  if (!KEY.test(system)) {
    const hint = "small letters, digits and hyphens, a letter first, 31 at most";
    faults.add("capacity.system", "system", system, "is no short name of a system", hint);
  } else if (tags.system !== undefined && tags.system !== system) {
    const hint = "the same in both: resources are found by it";
    faults.add("capacity.system", "tags.system", tags.system, `is not ${system}`, hint);
  }
  const today = dayOf(plannedOn);
  if (today === undefined) {
    const hint = "write the day this plan was made, YYYY-MM-DD";
    faults.add("capacity.planned-on", "plannedOn", plannedOn, "is no day", hint);
  }
  if (Object.keys(reserves).length === 0) {
    const hint = "measure what the system is counted in at its busiest hour";
    faults.add("capacity.none", "reserves", undefined, "is empty, so nothing is planned [§2.6.1-f]", hint);
  }
  for (const [key, reserve] of Object.entries(reserves)) {
    const sound = checkNumbers(faults, `reserves.${key}`, key, reserve);
    if (sound) checkEnough(faults, key, reserve, peaks, today);
  }
  for (const [name, peak] of Object.entries(peaks)) checkPeak(faults, name, peak, reserves, today);
  checkTargets(faults, targets);
  for (const [key, { cpuTarget, warmupSeconds }] of Object.entries(groups)) {
    const path = `groups.${key}`;
    if (!KEY.test(key))
      faults.add("capacity.key", path, key, "is no key", "small letters, digits and hyphens");
    checkWhole(faults, "capacity.cpu-target", `${path}.cpuTarget`, cpuTarget, {
      ...CPU_TARGET,
      unit: "percent [§2.6.1-a]",
    });
    checkWhole(faults, "capacity.warmup", `${path}.warmupSeconds`, warmupSeconds, {
      least: WARMUP.least,
      most: WARMUP.most,
      unit: "seconds: five minutes with the measuring [§2.6.2-d]",
    });
  }
}

function checkNumbers(faults: Faults, path: string, key: string, reserve: Reserve): boolean {
  if (!KEY.test(key)) faults.add("capacity.key", path, key, "is no key", "small letters, digits and hyphens");
  const numbers = Object.entries(reserve).filter(([, value]) => typeof value === "number") as [
    string,
    number,
  ][];
  const wrong = numbers.filter(
    ([name, value]) =>
      !Number.isFinite(value) || (value <= 0 && name !== "growthGbPerMonth" && name !== "usedGb"),
  );
  for (const [name, value] of wrong) {
    const hint = "write what was measured, above zero";
    faults.add("capacity.number", `${path}.${name}`, value, "is no measurement", hint);
  }
  return wrong.length === 0;
}

/** The arithmetic of the guide: a plan that does not hold is no plan. @clause 2.6.1-f */
function checkEnough(
  faults: Faults,
  key: string,
  reserve: Reserve,
  peaks: Readonly<Record<string, PeakArgs>>,
  today: number | undefined,
): void {
  const path = `reserves.${key}`;
  const { has, needs, unit, because, enough } = planReserve(key, reserve, peaks);
  const { accepted } = reserve;
  if (accepted === undefined) {
    if (enough) return;
    const hint = `${needs} ${unit}: ${because}; or write accepted, with an end`;
    faults.add(CODES[reserve.kind], path, `${has} ${unit}`, "is too little", hint);
    return;
  }
  for (const [name, text] of Object.entries({ reason: accepted.reason, owner: accepted.owner })) {
    if (text.trim() !== "") continue;
    faults.add(
      "capacity.reason",
      `${path}.accepted.${name}`,
      undefined,
      "is missing",
      "say why, and who answers",
    );
  }
  const end = dayOf(accepted.until);
  if (end === undefined || (today !== undefined && end <= today)) {
    const hint = "name the day by which there is more, after plannedOn";
    faults.add("capacity.accepted", `${path}.accepted.until`, accepted.until, "is no day to come", hint);
  } else if (enough) {
    const hint = "there is enough: take accepted out";
    faults.add("capacity.accepted", `${path}.accepted`, `${has} ${unit}`, "is accepted for nothing", hint);
  }
}

const CODES = {
  demand: "capacity.reserve",
  storage: "capacity.storage",
  line: "capacity.line",
} as const satisfies Readonly<Record<Reserve["kind"], string>>;

/** @clause 2.6.1-d */
function checkPeak(
  faults: Faults,
  name: string,
  { on, demand, late }: PeakArgs,
  reserves: CapacityArgs["reserves"],
  today: number | undefined,
): void {
  const path = `peaks.${name}`;
  for (const [key, value] of Object.entries(demand)) {
    const reserve = reserves[key];
    if (reserve === undefined || reserve.kind !== "demand") {
      const known = Object.keys(reserves).filter((each) => reserves[each]?.kind === "demand");
      const hint = `one of ${known.join(", ") || "reserves of the kind demand"}`;
      faults.add(
        "capacity.demand",
        `${path}.demand.${key}`,
        key,
        "is no reserve that grows with demand",
        hint,
      );
    }
    if (!(Number.isFinite(value) && value > 0)) {
      faults.add("capacity.number", `${path}.demand.${key}`, value, "is no measurement", "above zero");
    }
  }
  if (Object.keys(demand).length === 0) {
    const hint = "say what it will need, reserve by reserve";
    faults.add("capacity.demand", `${path}.demand`, undefined, "is empty", hint);
  }
  const day = dayOf(on);
  if (day === undefined) {
    faults.add("capacity.peak-day", `${path}.on`, on, "is no day", "write YYYY-MM-DD");
    return;
  }
  if (today === undefined) return;
  if (day <= today) {
    const hint = "it is over: compare plan and use, then take it out [§2.6.2-g]";
    faults.add("capacity.peak-over", `${path}.on`, on, "is not after the day of this plan", hint);
  } else if (late === undefined && monthsBefore(day, PLAN_MONTHS) < today) {
    const hint =
      "planning starts three months before [§2.6.1-d]; if it did not, write late with reason and owner";
    faults.add("capacity.peak-late", `${path}.on`, on, "is less than three months ahead", hint);
  }
  for (const [key, text] of Object.entries(late ?? {})) {
    if (text.trim() !== "") continue;
    faults.add("capacity.reason", `${path}.late.${key}`, undefined, "is missing", "say why, and who answers");
  }
}

function checkTargets(faults: Faults, targets: CapacityArgs["targets"]): void {
  const count = Object.keys(targets).length;
  if (count === 0) {
    const hint = "give the alarmTargets of the system's parts";
    faults.add("capacity.targets", "targets", undefined, "is empty, so the page would be", hint);
  }
  if (count > WIDGETS - 1) {
    const hint = "500 widgets of one dashboard is fixed: split the system's parts over two";
    faults.add("capacity.quota", "targets", count, `are more than ${WIDGETS - 1}`, hint);
  }
  for (const [key, { kind }] of Object.entries(targets)) {
    if (kind in METRIC_KINDS) continue;
    const hint = `one of ${Object.keys(METRIC_KINDS).join(", ")}`;
    faults.add("capacity.kind", `targets.${key}.kind`, kind, "is no kind of target", hint);
  }
}

function monthsBefore(day: number, months: number): number {
  const at = new Date(day);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, at.getUTCDate());
}
