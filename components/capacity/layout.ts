import { METRIC_KINDS, type MetricKind } from "../alarms/metrics.ts";
import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import type { Cloud } from "../workload/check.ts";
import { checkCapacityPlan } from "./check.ts";
import type { CapacityArgs } from "./contract.ts";
import type { PlannedChart } from "./dashboard.ts";
import { CPU_TARGET, WARMUP } from "./limits.ts";
import { type PlannedReserve, planReserve } from "./reserves.ts";

export interface CapacityLayout {
  readonly region: string;
  readonly page: string;
  readonly reserves: readonly PlannedReserve[];
  readonly charts: readonly PlannedChart[];
  readonly groups: readonly PlannedScaling[];
  /** What was accepted or planned late. */
  readonly waivers: Tags;
}

export interface PlannedScaling {
  readonly key: string;
  readonly name: string;
  readonly cpuTarget: number;
  readonly warmupSeconds: number;
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutCapacity(name: string, cloud: Cloud, args: CapacityArgs): CapacityLayout {
  const faults = new Faults(`capacity plan "${name}"`);
  checkCapacityPlan(faults, cloud, args);
  faults.throwIfAny();
  const { reserves, peaks = {}, targets, groups = {} } = args;
  return {
    region: args.region,
    page: physicalName("aws:cloudwatch/dashboard:Dashboard", name),
    reserves: Object.entries(reserves).map(([key, reserve]) => planReserve(key, reserve, peaks)),
    charts: Object.entries(targets).map(([key, { kind }]) => {
      const known: MetricKind = METRIC_KINDS[kind];
      return { key, kind, title: `${key}: ${known.title}` };
    }),
    groups: Object.entries(groups).map(([key, { cpuTarget, warmupSeconds }]) => ({
      key,
      name: physicalName("alicloud:ess/scalingRule:ScalingRule", name, key),
      cpuTarget: cpuTarget ?? CPU_TARGET.default,
      warmupSeconds: warmupSeconds ?? WARMUP.default,
    })),
    waivers: waiversOf(args),
  };
}

function waiversOf({ reserves, peaks = {} }: CapacityArgs): Tags {
  const accepted = Object.entries(reserves).flatMap(([key, each]) =>
    each.accepted === undefined
      ? []
      : [[`waiver-${key}`, `until ${each.accepted.until}: ${each.accepted.reason} - ${each.accepted.owner}`]],
  );
  const late = Object.entries(peaks).flatMap(([key, each]) =>
    each.late === undefined ? [] : [[`waiver-${key}`, `late: ${each.late.reason} - ${each.late.owner}`]],
  );
  return Object.fromEntries(
    [...accepted, ...late].map(([key, text]) => [key as string, tagText(text as string)]),
  );
}
