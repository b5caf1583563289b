import { recordValues } from "../engine-json.ts";
import type { RecordedResource, RecordValue } from "../record.ts";

/** What `pulumi preview --save-plan` writes of a resource: the engine's own view after transforms and checks. */
export interface Goal {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly inputDiff: { readonly adds?: Readonly<Record<string, unknown>> };
  /** What a component registers, and what the stack exports. */
  readonly outputDiff: { readonly adds?: Readonly<Record<string, unknown>> };
  readonly parent?: string;
  readonly protect: boolean;
  readonly dependencies?: readonly string[];
  readonly provider?: string;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
  readonly deleteBeforeReplace?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly additionalSecretOutputs?: readonly string[];
  readonly structuredAliases?: readonly Alias[];
}

/** What an alias leaves empty is as it is now. */
interface Alias {
  readonly URN: string;
  readonly Name: string;
  readonly Type: string;
  readonly Project: string;
  readonly Stack: string;
  readonly Parent: string;
  readonly NoParent: boolean;
}

export interface Plan {
  readonly resourcePlans: Readonly<Record<string, { readonly goal?: Goal }>>;
}

/** What a checkpoint keeps of a resource and a plan does not. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly custom?: boolean;
  readonly provider?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  readonly external?: boolean;
  readonly dependencies?: readonly string[];
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly deletedWith?: string;
  readonly replaceOnChanges?: readonly string[];
}

const STACK_TYPE = "pulumi:pulumi:Stack";

/** The resources of a saved plan in the shape of a record; default providers are the engine's own affair. */
export function recordOfPlan(plan: Plan): readonly RecordedResource[] {
  return Object.entries(plan.resourcePlans).flatMap(([urn, { goal }]) =>
    goal && !isDefaultProvider(urn) ? [recordOfGoal(urn, goal)] : [],
  );
}

function recordOfGoal(urn: string, goal: Goal): RecordedResource {
  const provider = goal.provider?.replace(/::[^:]*$/, "");
  return {
    urn,
    type: goal.type,
    name: goal.name,
    custom: goal.custom,
    ...(goal.parent ? { parent: goal.parent } : {}),
    inputs: recordValues(withoutEngineKeys(goal.inputDiff.adds ?? {})),
    dependencies: sorted(goal.dependencies),
    propertyDependencies: Object.fromEntries(
      Object.entries(goal.propertyDependencies ?? {}).map(([key, urns]) => [key, sorted(urns)]),
    ),
    protect: goal.protect,
    ...(goal.deleteBeforeReplace === undefined ? {} : { deleteBeforeReplace: goal.deleteBeforeReplace }),
    ...(goal.ignoreChanges?.length ? { ignoreChanges: goal.ignoreChanges } : {}),
    ...(goal.additionalSecretOutputs?.length
      ? { additionalSecretOutputs: goal.additionalSecretOutputs }
      : {}),
    ...(goal.structuredAliases?.length
      ? { aliases: goal.structuredAliases.map((alias) => aliasUrn(urn, goal, alias)) }
      : {}),
    ...(provider && !isDefaultProvider(provider) ? { provider } : {}),
  };
}

/** The engine keeps a note of its own among a provider's inputs. */
function withoutEngineKeys(inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { __internal: _, ...program } = inputs;
  return program;
}

/** The stack's exports in a saved plan. */
export function outputsOfPlan(plan: Plan): Readonly<Record<string, RecordValue>> {
  const stack = Object.values(plan.resourcePlans).find(({ goal }) => goal?.type === STACK_TYPE);
  return recordValues(stack?.goal?.outputDiff.adds ?? {});
}

/** As the engine reads an alias (pulumi/pkg resource/deploy, collapseAliasToUrn). */
function aliasUrn(urn: string, goal: Goal, alias: Alias): string {
  if (alias.URN) return alias.URN;
  const [head = "", project = ""] = urn.split("::");
  const parent = alias.NoParent ? undefined : alias.Parent || goal.parent;
  const types = parent?.split("::")[2];
  const above = types && types !== STACK_TYPE ? `${types}$` : "";
  const stack = alias.Stack ? `urn:pulumi:${alias.Stack}` : head;
  return `${stack}::${alias.Project || project}::${above}${alias.Type || goal.type}::${alias.Name || goal.name}`;
}

/** `…::pulumi:providers:aws::default_7_48_0` */
function isDefaultProvider(urn: string): boolean {
  return /::pulumi:providers:[^:]+::default(_[\w.-]+)?$/.test(urn);
}

function sorted(urns: readonly string[] | null | undefined): readonly string[] {
  return [...(urns ?? [])].sort();
}
