import type { Verdict } from "../policy-packs/control.ts";
import { STATUSES } from "./evaluate.ts";
import type { PreviewRecord, RecordedResource } from "./record.ts";
import { packageOf, STACK_TYPE } from "./urn.ts";

/** Counts that every report begins with; the `summary` of the JSON form. */
export interface Summary {
  readonly resources: number;
  /** Package of a resource's type → how many; components and the stack count as `component`. */
  readonly byCloud: Readonly<Record<string, number>>;
  readonly verdicts: Readonly<Record<Verdict["status"], number>> & {
    readonly mandatoryFailures: number;
    readonly advisoryFailures: number;
  };
  readonly seconds: number;
}

export function summarize(
  record: Pick<PreviewRecord, "resources">,
  verdicts: readonly Verdict[],
  seconds: number,
): Summary {
  const byCloud = Map.groupBy(record.resources, cloudOf);
  const count = (status: Verdict["status"]) => verdicts.filter((verdict) => verdict.status === status).length;
  const failing = verdicts.filter((verdict) => verdict.status === "fail");
  const mandatoryFailures = failing.filter((verdict) => verdict.level === "mandatory").length;
  const counts = Object.fromEntries(STATUSES.map((status) => [status, count(status)]));
  return {
    resources: record.resources.length,
    byCloud: Object.fromEntries(
      [...byCloud].map(([cloud, all]) => [cloud, all.length] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    verdicts: {
      ...(counts as Record<Verdict["status"], number>),
      mandatoryFailures,
      advisoryFailures: failing.length - mandatoryFailures,
    },
    seconds: Math.round(seconds * 100) / 100,
  };
}

/** `aws`, `alicloud`, another provider's package, or `component`. A provider counts with its cloud. */
export function cloudOf(resource: Pick<RecordedResource, "type" | "custom">): string {
  if (!resource.custom || resource.type === STACK_TYPE) return "component";
  const provider = /^pulumi:providers:(.+)$/.exec(resource.type)?.[1];
  return provider ?? packageOf(resource.type);
}
