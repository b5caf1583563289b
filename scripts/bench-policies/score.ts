import type { AnyControl, Pack, Verdict } from "../../policy-packs/control.ts";
import { type JudgeOptions, judge } from "../../policy-packs/judge.ts";
import { stackView } from "../../policy-packs/stack-view.ts";
import type { RecordedResource, RecordValue } from "../../preview/index.ts";
import { viewOf } from "../../preview/view.ts";
import type { LabelledCase } from "./cases.ts";

/** How one labelled resource was judged. */
export interface Outcome {
  readonly id: string;
  readonly set: string;
  readonly urn: string;
  readonly label: "fail" | "pass";
  /** Controls of the check's id that fail the resource. */
  readonly failedBy: readonly string[];
  /** No control has the check's id. */
  readonly unanswered: boolean;
  /** What the controls of the check's id say of it. */
  readonly says: readonly string[];
}

export interface Score {
  readonly set: string;
  readonly checks: number;
  /** Checks that some control says it equals; labels of the others are counted nowhere. */
  readonly answered: number;
  readonly fail: number;
  readonly found: number;
  readonly pass: number;
  readonly flagged: number;
}

/** Everything that a control has, at the thresholds that the labels rest on. */
export function outcomesOf(
  cases: readonly LabelledCase[],
  controls: readonly AnyControl[],
  options: JudgeOptions,
): readonly Outcome[] {
  return cases.flatMap(({ id, set, fail, pass, record }) => {
    const answering = controls.filter((control) => control.sameAs.includes(id));
    const verdicts = judge(packOf(answering), stackView(viewOf(record)), options);
    const outcome = (urn: string, label: "fail" | "pass"): Outcome => {
      const about = verdicts.filter((verdict) => verdict.urn === urn);
      return {
        id,
        set,
        urn,
        label,
        failedBy: about.filter(({ status }) => status === "fail").map(({ control }) => control),
        unanswered: answering.length === 0,
        says: about.map(({ status, message }) => `${status}: ${message}`),
      };
    };
    return [...fail.map((urn) => outcome(urn, "fail")), ...pass.map((urn) => outcome(urn, "pass"))];
  });
}

export function scores(outcomes: readonly Outcome[]): readonly Score[] {
  return [...Map.groupBy(outcomes, ({ set }) => set)].map(([set, all]) => {
    const counted = all.filter(({ unanswered }) => !unanswered);
    const of = (label: Outcome["label"]) => counted.filter((outcome) => outcome.label === label);
    const failing = ({ failedBy }: Outcome) => failedBy.length > 0;
    return {
      set,
      checks: new Set(all.map(({ id }) => id)).size,
      answered: new Set(counted.map(({ id }) => id)).size,
      fail: of("fail").length,
      found: of("fail").filter(failing).length,
      pass: of("pass").length,
      flagged: of("pass").filter(failing).length,
    };
  });
}

/** What the cases show when nothing that one resource takes from another is known yet. */
export interface UnknownReport {
  readonly crashes: readonly string[];
  /** Failures that the known state does not have. */
  readonly newFailures: readonly string[];
}

/** Judges each case again with every reference turned unknown. */
export function judgeUnknown(
  cases: readonly LabelledCase[],
  controls: readonly AnyControl[],
  options: JudgeOptions,
): UnknownReport {
  const pack = packOf(controls);
  const crashes: string[] = [];
  const newFailures: string[] = [];
  for (const { id, record } of cases) {
    const failures = (resources: readonly RecordedResource[]) =>
      judge(pack, stackView(viewOf({ resources })), options).filter(({ status }) => status === "fail");
    const known = new Set(failures(record.resources).map(keyOf));
    for (const verdict of failures(withUnknownReferences(record.resources))) {
      if (verdict.message.includes("the control itself failed")) crashes.push(`${id} ${verdict.message}`);
      else if (!known.has(keyOf(verdict))) newFailures.push(`${id} ${verdict.message}`);
    }
  }
  return { crashes, newFailures };
}

const keyOf = ({ control, urn }: Verdict) => `${control} ${urn}`;

/** Texts that are another resource's id, arn or name, as a preview before the first deployment has them. */
function withUnknownReferences(resources: readonly RecordedResource[]): readonly RecordedResource[] {
  const owners = new Map<string, Set<string>>();
  for (const { urn, id, inputs } of resources) {
    for (const name of [id, inputs.arn]) {
      if (typeof name === "string" && name !== "") owners.set(name, (owners.get(name) ?? new Set()).add(urn));
    }
  }
  return resources.map((resource) => {
    const propertyDependencies: Record<string, string[]> = {};
    const { arn: _, ...own } = resource.inputs;
    const inputs = Object.fromEntries(
      Object.entries(own).map(([key, value]) => {
        const named = new Set<string>();
        const replaced = replace(value, (text) => {
          const urns = [...(owners.get(text) ?? [])].filter((urn) => urn !== resource.urn);
          for (const urn of urns) named.add(urn);
          return urns.length > 0;
        });
        if (named.size > 0) propertyDependencies[key] = [...named];
        return [key, replaced];
      }),
    );
    const { id: __, ...rest } = resource;
    return {
      ...rest,
      inputs,
      propertyDependencies: { ...resource.propertyDependencies, ...propertyDependencies },
    };
  });
}

function replace(value: RecordValue, isReference: (text: string) => boolean): RecordValue {
  if (typeof value === "string") return isReference(value) ? { $unknown: true } : value;
  if (Array.isArray(value)) return value.map((part: RecordValue) => replace(part, isReference));
  if (typeof value !== "object" || value === null || "$secret" in value) return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, RecordValue>).map(([key, part]) => [
      key,
      replace(part, isReference),
    ]),
  );
}

function packOf(controls: readonly AnyControl[]): Pack {
  return {
    name: "cases",
    title: "cases",
    description: "cases",
    entries: controls.map((control) => ({ control, level: "mandatory" })),
  };
}
