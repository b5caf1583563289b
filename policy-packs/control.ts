import type { ClauseId } from "../guide/index.ts";
import type { Remedy } from "./remedies/remedy.ts";

/** The two providers that facts read, by the package name in a type token. */
export type Cloud = "aws" | "alicloud";
export const CLOUDS = ["aws", "alicloud"] as const satisfies readonly Cloud[];

/** Stands for a value known only after deployment; a fact passes it on, a control answers `unknown`. */
export const UNKNOWN: unique symbol = Symbol.for("atrium.unknown");
export type Unknown = typeof UNKNOWN;
export type Known<T> = T | Unknown;

/** One resource as a judge sees it, whoever fetched it: the offline record, the engine, or a state file. */
export interface ResourceView {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly parent?: string;
  /** Inputs as plain data; {@link UNKNOWN} where only a deployment knows. */
  readonly props: Readonly<Record<string, unknown>>;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly protect: boolean;
  /** Physical identifier, where a state file gives one. */
  readonly id?: string;
  /** Inputs of the provider it is made with, where known: default tags live there. */
  readonly providerProps?: Readonly<Record<string, unknown>>;
  /** Plain values that are secret in this resource: judged, but cut from every message. */
  readonly secrets?: readonly string[];
}

/** All resources of a stack, indexed once for every control. */
export interface StackView {
  readonly resources: readonly ResourceView[];
  readonly byUrn: ReadonlyMap<string, ResourceView>;
  /** Resources of the types asked for and of their legacy twins, in stack order. */
  ofType(...types: string[]): readonly ResourceView[];
  /**
   * Resources of the given types that an input of `from` names: by the dependency recorded for the input,
   * else by the identifier it holds. Works before deployment, when the identifier itself is unknown.
   */
  referencedBy(from: ResourceView, input: string, ...types: string[]): readonly ResourceView[];
  /** What `build` answers for this stack, computed once: the place for views shared by facts. */
  once<T>(key: object, build: (stack: StackView) => T): T;
}

export type Severity = "low" | "medium" | "high" | "critical";

/** CrossGuard's words. */
export type EnforcementLevel = "disabled" | "advisory" | "mandatory";

/** What a control says of one subject. */
export type Judgement =
  | { readonly status: "pass" }
  | { readonly status: "fail"; readonly message: string; readonly remedy: string }
  | { readonly status: "unknown"; readonly reason: string }
  | { readonly status: "not-applicable"; readonly reason: string };

export interface ControlMeta {
  /** `<domain>-<no|require>-<thing>`, equal to the file name. */
  readonly id: string;
  readonly title: string;
  readonly clauses: readonly ClauseId[];
  /** Item of the multi-level protection scheme (GB/T 22239-2019, level 3) that asks the same. */
  readonly mlps?: string;
  readonly severity: Severity;
  /** Checks of other tools that ask the same, e.g. `CKV_AWS_24`. */
  readonly sameAs: readonly string[];
  /**
   * May a program excuse its own resources from it? Left out: unless it is critical, for what is critical is
   * excused where the whole team sees it.
   */
  readonly inCode?: boolean;
  /** Why a cloud has nothing to judge here; said for every cloud the fact does not read. */
  readonly absent?: Readonly<Partial<Record<Cloud, string>>>;
}

/** Packs that come with Atrium. */
export type PackName = "baseline" | "strict" | "payment" | "cost";

/** How hard a control bites in each pack. `strict` takes what is not said as mandatory; the others leave it out. */
export type PackLevels = { readonly baseline: EnforcementLevel } & {
  readonly [name in Exclude<PackName, "baseline">]?: EnforcementLevel;
};

/** A control of the catalogue. */
export interface CatalogueMeta extends ControlMeta {
  readonly packs: PackLevels;
  /** What can happen where it fails, in a sentence or two for the person who has to mend it. */
  readonly why?: string;
}

/** A resource and what a fact found out about it. */
export interface Subject<F> {
  readonly resource: ResourceView;
  readonly fact: F;
}

interface FactBase {
  readonly name: string;
  /** Canonical type tokens it reads, by cloud; legacy twins are added by the stack view. */
  readonly types: Readonly<Record<Cloud, readonly string[]>>;
}

/** Needs nothing but the resource itself, so it can be judged before the resource is created. */
export interface ResourceFact<F> extends FactBase {
  readonly scope: "resource";
  /** `undefined`: the resource is of the type but not a subject. */
  read(resource: ResourceView): F | undefined;
}

/** Joins resources; judged when all of them are registered. */
export interface StackFact<F> extends FactBase {
  readonly scope: "stack";
  read(stack: StackView): readonly Subject<F>[];
}

export type Fact<F> = ResourceFact<F> | StackFact<F>;

/** What the pack knows about the estate it judges; from the estate's component or from configuration. */
export interface EstateInputs {
  readonly plan?: {
    readonly prefixes: readonly PlannedPrefix[];
    /** Where the devices of each security zone are, at all sites. */
    readonly zones: Readonly<Record<string, readonly string[]>>;
  };
  readonly tagPlan?: {
    readonly required: readonly string[];
    readonly allowed: Readonly<Record<string, readonly string[]>>;
  };
  readonly exceptions: readonly Exception[];
  /** Names of the systems that are core or of tier 1. */
  readonly coreSystems?: readonly string[];
  /** Times without changes, as `freezeAt` reads them. */
  readonly freezes?: readonly string[];
}

export interface PlannedPrefix {
  readonly key: string;
  readonly prefix: string;
  readonly zone?: string;
  readonly status?: string;
}

/** A written, dated permission to break one control on the resources that match. */
export interface Exception {
  readonly control: string;
  /** URN, or resource name, or a pattern of either with `*`. */
  readonly resource: string;
  readonly reason: string;
  readonly owner: string;
  readonly approver: string;
  readonly ticket: string;
  /** Last day it holds, `YYYY-MM-DD`. */
  readonly expires: string;
  /** Where it is written; the estate's exceptions file where nothing is said. */
  readonly source?: "file" | "configuration" | "code";
  /** URN of the marker, for one that a program carries itself. */
  readonly marker?: string;
}

/** JSON schema of one setting, as CrossGuard takes it. */
export type SettingSchema =
  | {
      readonly type: "integer" | "number";
      readonly description: string;
      readonly minimum?: number;
      readonly maximum?: number;
    }
  | { readonly type: "string"; readonly description: string; readonly enum?: readonly string[] }
  | { readonly type: "boolean"; readonly description: string }
  | { readonly type: "array"; readonly description: string; readonly items: { readonly type: string } }
  | { readonly type: "object"; readonly description: string };

/** Thresholds of a control; which source wins over which is said in `settings.ts`. */
export interface Settings<S> {
  readonly defaults: S;
  readonly schema: Readonly<Record<keyof S & string, SettingSchema>>;
  fromEstate?(estate: EstateInputs): Partial<S>;
  /** Values that differ by the tag `environment` of the subject. */
  readonly byEnvironment?: Readonly<Record<string, Partial<S>>>;
  /** Values that differ by the tag `data-class` of the subject; they win over the environment's. */
  readonly byDataClass?: Readonly<Record<string, Partial<S>>>;
}

export interface JudgeContext<S> {
  readonly settings: S;
  readonly now: Date;
}

export interface Control<F, S extends object = Record<never, never>> extends CatalogueMeta {
  readonly fact: Fact<F>;
  readonly settings?: Settings<S>;
  judge(fact: F, context: JudgeContext<S>): Judgement;
}

/** A control whose fact and settings nobody needs to know; what packs hold. */
export interface AnyControl extends CatalogueMeta {
  readonly fact: Fact<unknown>;
  readonly settings?: Settings<object>;
  judge(fact: unknown, context: JudgeContext<object>): Judgement;
}

/** One choice of a pack: a control, how hard it bites, and settings that differ from its defaults. */
export interface PackEntry {
  readonly control: AnyControl;
  readonly level: EnforcementLevel;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Pack {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly entries: readonly PackEntry[];
  /** What it changes in resources before they are judged; a pack without remedies only says what is wrong. */
  readonly remedies?: readonly Remedy[];
}

/** A verdict as every report prints it. `excepted` is a failure that a valid exception covers. */
export interface Verdict {
  readonly control: string;
  readonly urn: string;
  readonly status: "pass" | "fail" | "unknown" | "not-applicable" | "excepted";
  readonly level: EnforcementLevel;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly clauses: readonly ClauseId[];
  readonly sameAs: readonly string[];
}

/** Keeps the types of a control's fact and settings while it is written down. */
export function control<F, S extends object = Record<never, never>>(value: Control<F, S>): AnyControl {
  return value;
}
