import { isCustomerKey } from "../at-rest.ts";
import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { at, flag, given, integer, text } from "../reading.ts";

/** A function that the cloud runs, with what other resources say of it. Absent: its cloud has no such setting there. */
export interface CloudFunction {
  readonly cloud: "aws" | "alicloud";
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
    const invocations = settingsOf(stack, "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig");
    const asyncs = settingsOf(stack, "alicloud:fc/v3AsyncInvokeConfig:V3AsyncInvokeConfig");
    const shares = settingsOf(stack, "alicloud:fc/v3ConcurrencyConfig:V3ConcurrencyConfig");
    return [
      ...stack.ofType(LAMBDA).map((resource) => ({
        resource,
        fact: lambda(resource, invocations),
      })),
      ...stack.ofType(V3).map((resource) => ({
        resource,
        fact: third(resource, asyncs, shares),
      })),
      ...stack.ofType(V2, FUNCTION).map((resource) => ({
        resource,
        fact: { cloud: "alicloud" as const, ...runtimeOf(resource.props) },
      })),
      ...stack.ofType(SERVICE).map((resource) => ({ resource, fact: service(resource.props) })),
    ];
  },
};

/** Settings of a type by the function that they name. */
interface Settings {
  readonly of: (fn: ResourceView) => readonly ResourceView[];
  /** There are settings of which nobody can tell yet whose they are. */
  readonly open: (fn: ResourceView) => boolean;
}

function settingsOf(stack: StackView, type: string): Settings {
  const byFunction = new Map<ResourceView, ResourceView[]>();
  const byName = Map.groupBy(stack.ofType(V3), ({ props }) => text(props, "functionName"));
  const loose: ResourceView[] = [];
  for (const setting of stack.ofType(type)) {
    const made = stack.referencedBy(setting, "functionName", LAMBDA, V3);
    // Functions of Alibaba Cloud are named by `functionName`, which is no identifier elsewhere.
    const name = text(setting.props, "functionName");
    const own = made.length > 0 || typeof name !== "string" ? made : (byName.get(name) ?? []);
    if (own.length === 0) loose.push(setting);
    for (const fn of own) byFunction.set(fn, [...(byFunction.get(fn) ?? []), setting]);
  }
  const unnamed = loose.some(({ props }) => text(props, "functionName") === UNKNOWN);
  return {
    of: (fn) => byFunction.get(fn) ?? [],
    open: (fn) => unnamed || (loose.length > 0 && text(fn.props, "functionName") === UNKNOWN),
  };
}

/** True where it is so, false where it is not, unknown where settings may yet turn out to be this function's. */
function decided(fn: ResourceView, settings: Settings, is: boolean): Known<boolean> {
  return is || !settings.open(fn) ? is : UNKNOWN;
}

function lambda(fn: ResourceView, invocations: Settings): CloudFunction {
  const { props } = fn;
  const mode = text(props, "tracingConfig", "mode");
  const reserved = integer(props, "reservedConcurrentExecutions");
  const variables = at(props, "environment");
  return {
    cloud: "aws",
    inNetwork: at(props, "vpcConfig") === UNKNOWN ? UNKNOWN : given(props, "vpcConfig", "subnetIds"),
    keepsFailures: decided(
      fn,
      invocations,
      given(props, "deadLetterConfig", "targetArn") || invocations.of(fn).some(namesFailures),
    ),
    // -1 takes the limit away: typings of aws 7.48.
    limited: reserved === UNKNOWN ? UNKNOWN : reserved !== undefined && reserved >= 0,
    traced: mode === UNKNOWN || at(props, "tracingConfig") === UNKNOWN ? UNKNOWN : mode !== undefined,
    signed: given(props, "codeSigningConfigArn"),
    ...(variables !== undefined && { environmentKeyed: isCustomerKey(props, "kmsKeyArn") }),
    ...runtimeOf(props),
  };
}

function namesFailures({ props }: ResourceView): boolean {
  return given(props, "destinationConfig", "onFailure", "destination");
}

function third(fn: ResourceView, asyncs: Settings, shares: Settings): CloudFunction {
  const { props } = fn;
  const logged = at(props, "logConfig");
  const share = shares.of(fn).some((setting) => given(setting.props, "reservedConcurrency"));
  return {
    cloud: "alicloud",
    inNetwork: inNetwork(props, "vswitchIds"),
    keepsFailures: decided(fn, asyncs, asyncs.of(fn).some(namesFailures)),
    limited: decided(fn, shares, share),
    traced: logged === UNKNOWN ? UNKNOWN : (flag(logged, "enableRequestMetrics") ?? false),
    ...runtimeOf(props),
  };
}

function service(props: ResourceView["props"]): CloudFunction {
  return {
    cloud: "alicloud",
    inNetwork: inNetwork(props, "vswitchIds"),
    traced: given(props, "tracingConfig"),
  };
}

/** Access to the internet by the service's own gateway is on unless it is taken away: typings of alicloud 3.108. */
function inNetwork(props: ResourceView["props"], switches: string): Known<boolean> {
  const internet = flag(props, "internetAccess") ?? true;
  if (at(props, "vpcConfig") !== UNKNOWN && !given(props, "vpcConfig", switches)) return false;
  return internet === UNKNOWN ? UNKNOWN : !internet;
}

function runtimeOf(props: ResourceView["props"]): Pick<CloudFunction, "runtime"> {
  const runtime = text(props, "runtime");
  return runtime === undefined ? {} : { runtime };
}
