import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { list, type Read, text } from "../reading.ts";
import { hasAttached } from "./load-balancer.ts";

const DOMAINS: Readonly<Record<string, readonly [domain: string, config: string]>> = {
  cdn: ["alicloud:cdn/domainNew:DomainNew", "alicloud:cdn/domainConfig:DomainConfig"],
  dcdn: ["alicloud:dcdn/domain:Domain", "alicloud:dcdn/domainConfig:DomainConfig"],
};

export const CDN_DOMAINS = ["alicloud:cdn/domainNew:DomainNew", "alicloud:dcdn/domain:Domain"];

/** What a function is told, by argument; unknown where an argument with a name to come may say it. */
export interface FunctionArguments {
  get(argument: string): unknown;
}

/**
 * Arguments of a function of an accelerated domain of Alibaba Cloud, which resources of their own switch on;
 * undefined where none does.
 */
export function functionOf(
  domain: ResourceView,
  name: string,
  stack: StackView,
): Known<FunctionArguments> | undefined {
  let doubtful = false;
  for (const { config, isSure } of configsOf(domain, stack)) {
    const function_ = text(config.props, "functionName");
    if (function_ === UNKNOWN || (function_ === name && !isSure)) doubtful = true;
    if (function_ !== name || !isSure) continue;
    const args = list(config.props, "functionArgs");
    return args === UNKNOWN ? UNKNOWN : argumentsOf(args);
  }
  return doubtful ? UNKNOWN : undefined;
}

function argumentsOf(args: readonly unknown[]): FunctionArguments {
  const byName = new Map(
    args.map((argument) => [text(argument, "argName"), text(argument, "argValue")] as const),
  );
  return {
    get: (argument) => byName.get(argument) ?? (byName.has(UNKNOWN) ? UNKNOWN : undefined),
  };
}

/** Does some resource of the type name the domain by the input: as a resource, or by its name? */
export function isNamedBy(
  domain: ResourceView,
  stack: StackView,
  type: string,
  input: string,
): Known<boolean> {
  const attached = hasAttached(stack, domain, input, type);
  const own = text(domain.props, "domainName");
  if (attached === true || own === undefined) return attached;
  const written = stack.ofType(type).map(({ props }) => text(props, input));
  if (own !== UNKNOWN) return written.includes(own) || attached;
  const taken = domainsByName(stack);
  const mayBeOwn = written.some((name) => typeof name === "string" && !taken.has(name));
  return mayBeOwn ? UNKNOWN : attached;
}

function domainsByName(stack: StackView): ReadonlyMap<Read<string>, readonly ResourceView[]> {
  return stack.once(domainsByName, () =>
    Map.groupBy(stack.ofType(...CDN_DOMAINS), ({ props }) => text(props, "domainName")),
  );
}

interface OwnConfig {
  readonly config: ResourceView;
  /** Known to be of this domain, not only possibly: names may be to come on either side. */
  readonly isSure: boolean;
}

function configsOf(domain: ResourceView, stack: StackView): readonly OwnConfig[] {
  const byDomain = stack.once(configsOf, () => {
    const pairs = Object.values(DOMAINS).flatMap(([type, configType]) =>
      stack
        .ofType(configType)
        .flatMap((config) => targetsOf(config, type, stack).map((found) => ({ ...found, config }))),
    );
    return Map.groupBy(pairs, ({ target }) => target);
  });
  return byDomain.get(domain) ?? [];
}

/** Domains of a type that a configuration is of: by name, by reference, else those that it may be of. */
function targetsOf(config: ResourceView, type: string, stack: StackView) {
  const written = text(config.props, "domainName");
  const ofType = new Set(stack.ofType(type));
  const withName = (name: Read<string>) =>
    (domainsByName(stack).get(name) ?? []).filter((domain) => ofType.has(domain));
  const named = typeof written === "string" ? withName(written) : [];
  const sure = named.length > 0 ? named : stack.referencedBy(config, "domainName", type);
  if (sure.length > 0 || written === undefined) return sure.map((target) => ({ target, isSure: true }));
  const possible = written === UNKNOWN ? [...ofType] : withName(UNKNOWN);
  return possible.map((target) => ({ target, isSure: false }));
}
