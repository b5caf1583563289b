import type { RecordedResource, RecordValue } from "../record.ts";

/** What `pulumi preview --save-plan` writes of a resource: the engine's own view after transforms and checks. */
export interface Goal {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly inputDiff: { readonly adds?: Readonly<Record<string, unknown>> };
  readonly parent?: string;
  readonly protect: boolean;
  readonly dependencies?: readonly string[];
  readonly provider?: string;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
  readonly deleteBeforeReplace?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly additionalSecretOutputs?: readonly string[];
  readonly aliases?: readonly string[];
}

export interface Plan {
  readonly resourcePlans: Readonly<Record<string, { readonly goal?: Goal }>>;
}

/** What a checkpoint keeps of a resource and a plan does not. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly dependencies?: readonly string[];
  readonly retainOnDelete?: boolean;
  readonly deletedWith?: string;
  readonly replaceOnChanges?: readonly string[];
}

/** Keys and marks of the engine's own JSON for special values (sdk/go/common/resource). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

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
    inputs: recordValues(goal.inputDiff.adds ?? {}),
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
    ...(goal.aliases?.length ? { aliases: goal.aliases } : {}),
    ...(provider && !isDefaultProvider(provider) ? { provider } : {}),
  };
}

export function recordValues(values: Readonly<Record<string, unknown>>): Record<string, RecordValue> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, recordValue(value)]));
}

function recordValue(value: unknown): RecordValue {
  if (value === UNKNOWN) return { $unknown: true };
  if (Array.isArray(value)) return value.map(recordValue);
  if (typeof value !== "object" || value === null) return value as RecordValue;
  const special = (value as Record<string, unknown>)[SIGNATURE];
  if (special === SECRET) return { $secret: true };
  if (special === OUTPUT) return recordValue((value as Record<string, unknown>).value ?? UNKNOWN);
  return recordValues(value as Record<string, unknown>);
}

/** `…::pulumi:providers:aws::default_7_48_0` */
function isDefaultProvider(urn: string): boolean {
  return /::pulumi:providers:[^:]+::default(_[\w.-]+)?$/.test(urn);
}

function sorted(urns: readonly string[] | null | undefined): readonly string[] {
  return [...(urns ?? [])].sort();
}
