import { isCustomerKey } from "../at-rest.ts";
import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { at, flag, given, integer, text } from "../reading.ts";

/** A function that the cloud runs, with what other resources say of it. Absent: its cloud has no such setting there. */
export interface CloudFunction {
  /** It runs in a network of the account and does not leave by the service's own way to the internet. */
  readonly inNetwork?: Known<boolean>;
  /** Calls that fail for good are kept somewhere. */
  readonly keepsFailures?: Known<boolean>;
  /** Its share of the account's concurrency has an end. */
  readonly limited?: Known<boolean>;
  readonly traced?: Known<boolean>;
  /** Only code that a trusted publisher signed is deployed. */
  readonly signed?: Known<boolean>;
  /** Its environment is encrypted with a customer's key; absent where it has no environment. */
  readonly environmentKeyed?: Known<boolean>;
  readonly runtime?: Known<string>;
}

const LAMBDA = "aws:lambda/function:Function";
const V3 = "alicloud:fc/v3Function:V3Function";
const V2 = "alicloud:fc/v2Function:V2Function";
const SERVICE = "alicloud:fc/service:Service";
const FUNCTION = "alicloud:fc/function:Function";

export const cloudFunctions: StackFact<CloudFunction> = {
  name: "cloud-functions",
  scope: "stack",
  types: { aws: [LAMBDA], alicloud: [V3, V2, SERVICE, FUNCTION] },
  read(stack) {
    const invocations = byFunction(stack, "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig");
    const asyncs = byFunction(stack, "alicloud:fc/v3AsyncInvokeConfig:V3AsyncInvokeConfig");
    const shares = byFunction(stack, "alicloud:fc/v3ConcurrencyConfig:V3ConcurrencyConfig");
    return [
      ...stack.ofType(LAMBDA).map((resource) => ({
        resource,
        fact: lambda(resource, invocations.get(resource) ?? []),
      })),
      ...stack.ofType(V3).map((resource) => ({
        resource,
        fact: third(resource, asyncs.get(resource) ?? [], shares.get(resource) ?? []),
      })),
      ...stack.ofType(V2, FUNCTION).map((resource) => ({ resource, fact: runtimeOf(resource.props) })),
      ...stack.ofType(SERVICE).map((resource) => ({ resource, fact: service(resource.props) })),
    ];
  },
};

/** Resources of a type by the function that they name. */
function byFunction(stack: StackView, type: string): ReadonlyMap<ResourceView, readonly ResourceView[]> {
  const found = new Map<ResourceView, ResourceView[]>();
  for (const setting of stack.ofType(type)) {
    const own = stack.referencedBy(setting, "functionName", LAMBDA, V3);
    for (const target of own.length > 0 ? own : byFunctionName(stack, setting)) {
      found.set(target, [...(found.get(target) ?? []), setting]);
    }
  }
  return found;
}

/** Functions of Alibaba Cloud are named by `functionName`, which is no identifier elsewhere. */
function byFunctionName(stack: StackView, setting: ResourceView): readonly ResourceView[] {
  const name = text(setting.props, "functionName");
  if (typeof name !== "string") return [];
  return (
    stack
      .once(byFunctionName, () =>
        Map.groupBy(stack.ofType(V3), (resource) => text(resource.props, "functionName")),
      )
      .get(name) ?? []
  );
}

function lambda({ props }: ResourceView, invocations: readonly ResourceView[]): CloudFunction {
  const mode = text(props, "tracingConfig", "mode");
  const reserved = integer(props, "reservedConcurrentExecutions");
  const variables = at(props, "environment");
  return {
    inNetwork: at(props, "vpcConfig") === UNKNOWN ? UNKNOWN : given(props, "vpcConfig", "subnetIds"),
    keepsFailures:
      given(props, "deadLetterConfig", "targetArn") ||
      invocations.some(({ props: it }) => given(it, "destinationConfig", "onFailure", "destination")),
    // -1 takes the limit away: typings of aws 7.48.
    limited: reserved === UNKNOWN ? UNKNOWN : reserved !== undefined && reserved >= 0,
    traced: mode === UNKNOWN || at(props, "tracingConfig") === UNKNOWN ? UNKNOWN : mode !== undefined,
    signed: given(props, "codeSigningConfigArn"),
    ...(variables !== undefined && { environmentKeyed: isCustomerKey(props, "kmsKeyArn") }),
    ...runtimeOf(props),
  };
}

function third(
  { props }: ResourceView,
  asyncs: readonly ResourceView[],
  shares: readonly ResourceView[],
): CloudFunction {
  const logged = at(props, "logConfig");
  return {
    inNetwork: inNetwork(props, "vswitchIds"),
    keepsFailures: asyncs.some(({ props: it }) => given(it, "destinationConfig", "onFailure", "destination")),
    limited: shares.some(({ props: it }) => given(it, "reservedConcurrency")),
    traced: logged === UNKNOWN ? UNKNOWN : (flag(logged, "enableRequestMetrics") ?? false),
    ...runtimeOf(props),
  };
}

function service(props: ResourceView["props"]): CloudFunction {
  return { inNetwork: inNetwork(props, "vswitchIds"), traced: given(props, "tracingConfig") };
}

/** Access to the internet by the service's own gateway is on unless it is taken away: typings of alicloud 3.108. */
function inNetwork(props: ResourceView["props"], switches: string): Known<boolean> {
  const internet = flag(props, "internetAccess") ?? true;
  if (at(props, "vpcConfig") !== UNKNOWN && !given(props, "vpcConfig", switches)) return false;
  return internet === UNKNOWN ? UNKNOWN : !internet;
}

function runtimeOf(props: ResourceView["props"]): CloudFunction {
  const runtime = text(props, "runtime");
  return runtime === undefined ? {} : { runtime };
}
