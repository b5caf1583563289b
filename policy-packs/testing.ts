/**
 * Harness for controls: examples as data, judged in every way a control meets resources. Each example runs
 * as a preview (references unknown, dependencies recorded), as a deployed state (references are identifiers)
 * and through the messages of the engine's own protocol; the three must agree.
 */

import {
  type AnyControl,
  CLOUDS,
  type Cloud,
  type Pack,
  type ResourceView,
  type StackView,
  UNKNOWN,
  type Verdict,
} from "./control.ts";
import { askAsEngine, type EngineReport } from "./crossguard/requests.ts";
import { ESTATE_TYPE } from "./estate-inputs.ts";
import { type JudgeOptions, judge } from "./judge.ts";
import { UNDECIDED } from "./settings/configuration.ts";
import { stackView } from "./stack-view.ts";

export interface ResourceSpec {
  readonly name: string;
  readonly type: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly protect?: boolean;
  /** Inputs of the provider that makes it. */
  readonly providerProps?: Readonly<Record<string, unknown>>;
}

/** Resources of a stack, and the name of the one the verdict is about. */
export interface Example {
  readonly subject: string;
  readonly resources: readonly ResourceSpec[];
  /** Settings of the control as configuration would give them, where its defaults say too little. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface CloudCases {
  readonly pass: readonly Example[];
  readonly fail: readonly Example[];
  readonly unknown: readonly Example[];
  /** Why nothing here is ever undecided: what is asked is whether an input is given, and an unknown one is. */
  readonly decided?: string;
  readonly notApplicable?: readonly Example[];
  /** The resource is not a subject at all: no verdict. */
  readonly silent?: readonly Example[];
}

export interface ControlCases {
  readonly control: AnyControl;
  /** Left out where the control says why in `absent`. */
  readonly aws?: CloudCases;
  readonly alicloud?: CloudCases;
}

/** The moment all examples are judged at. */
export const EXAMPLE_NOW = new Date("2026-11-23T08:00:00Z");

/** An input that holds another resource's identifier. */
export interface Reference {
  readonly $ref: string;
}
export function ref(name: string): Reference {
  return { $ref: name };
}

/** A stack about one resource, called "subject", and the others it needs. */
export function example(
  type: string,
  props: Readonly<Record<string, unknown>>,
  ...others: readonly ResourceSpec[]
): Example {
  return { subject: "subject", resources: [{ name: "subject", type, props }, ...others] };
}

export type Phase = "preview" | "deployed";

export function exampleStack(specs: readonly ResourceSpec[], phase: Phase = "preview"): StackView {
  return stackView(exampleResources(specs, phase));
}

export function exampleResources(specs: readonly ResourceSpec[], phase: Phase): readonly ResourceView[] {
  const urns = new Map(specs.map((spec) => [spec.name, `urn:pulumi:test::test::${spec.type}::${spec.name}`]));
  const urnOf = (name: string): string => {
    const urn = urns.get(name);
    if (!urn) throw new Error(`example refers to "${name}", which it does not have`);
    return urn;
  };
  return specs.map((spec) => {
    const propertyDependencies: Record<string, string[]> = {};
    const props: Record<string, unknown> = {};
    for (const [input, value] of Object.entries(spec.props ?? {})) {
      const named = new Set<string>();
      props[input] = resolve(value, phase, named);
      propertyDependencies[input] = [...named].map(urnOf);
    }
    return {
      urn: urnOf(spec.name),
      type: spec.type,
      name: spec.name,
      custom: true,
      props,
      dependencies: [...new Set(Object.values(propertyDependencies).flat())],
      propertyDependencies: phase === "preview" ? propertyDependencies : {},
      protect: spec.protect ?? false,
      ...(spec.providerProps && { providerProps: spec.providerProps }),
      ...(phase === "deployed" && { id: `${spec.name}-id` }),
    };
  });
}

function resolve(value: unknown, phase: Phase, named: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((element) => resolve(element, phase, named));
  if (typeof value !== "object" || value === null) return value;
  if ("$ref" in value && typeof value.$ref === "string") {
    named.add(value.$ref);
    return phase === "preview" ? UNKNOWN : `${value.$ref}-id`;
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolve(part, phase, named)]));
}

export function packOf(...controls: readonly AnyControl[]): Pack {
  return {
    name: "test",
    title: "test",
    description: "test",
    entries: controls.map((control) => ({ control, level: "mandatory" })),
  };
}

/** The control's verdict on the example's subject; undefined if it has none. */
export function judgeExample(
  control: AnyControl,
  { subject, resources, settings }: Example,
  phase: Phase = "preview",
  options: JudgeOptions = {},
): Verdict | undefined {
  const verdicts = judge(packOf(control), exampleStack(resources, phase), {
    now: EXAMPLE_NOW,
    ...(settings && { settings: { [control.id]: settings } }),
    ...options,
  });
  return verdicts.find((verdict) => verdict.control === control.id && verdict.urn.endsWith(`::${subject}`));
}

/** `pass` stands for everything that the engine says nothing about. */
export function engineStatus(
  control: AnyControl,
  { subject, resources, settings }: Example,
  phase: Phase = "preview",
): "pass" | "fail" | "unknown" {
  // The engine shows a parent before its children, so the estate comes first.
  const ordered = resources.toSorted(
    (a, b) => Number(b.type === ESTATE_TYPE) - Number(a.type === ESTATE_TYPE),
  );
  const views = exampleResources(ordered, phase);
  const configuration = settings ? { [control.id]: settings } : {};
  const about = reportsOf(packOf(control), views, configuration).filter((report) =>
    report.urn.endsWith(`::${subject}`),
  );
  if (about.some((report) => report.policy === control.id)) return "fail";
  return about.some((report) => report.policy === UNDECIDED) ? "unknown" : "pass";
}

/** What the engine shows of a pack over these resources; see {@link askAsEngine}. */
export function reportsOf(
  pack: Pack,
  resources: readonly ResourceView[],
  configuration: Readonly<Record<string, object>> = {},
): readonly EngineReport[] {
  return askAsEngine(pack, resources, { configuration, now: EXAMPLE_NOW });
}

export function cloudsOf(control: AnyControl): readonly Cloud[] {
  return CLOUDS.filter((cloud) => control.fact.types[cloud].length > 0 && !control.absent?.[cloud]);
}
