import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { list, text } from "../reading.ts";

const DOMAINS: Readonly<Record<string, readonly [domain: string, config: string]>> = {
  cdn: ["alicloud:cdn/domainNew:DomainNew", "alicloud:cdn/domainConfig:DomainConfig"],
  dcdn: ["alicloud:dcdn/domain:Domain", "alicloud:dcdn/domainConfig:DomainConfig"],
};

export const CDN_DOMAINS = ["alicloud:cdn/domainNew:DomainNew", "alicloud:dcdn/domain:Domain"];

/**
 * Arguments of a function of an accelerated domain of Alibaba Cloud, which resources of their own switch on;
 * undefined where none does.
 */
export function functionOf(
  domain: ResourceView,
  name: string,
  stack: StackView,
): Known<ReadonlyMap<string, unknown>> | undefined {
  let doubtful = false;
  for (const config of configsOf(domain, stack)) {
    const function_ = text(config.props, "functionName");
    if (function_ === UNKNOWN) doubtful = true;
    if (function_ !== name) continue;
    const args = list(config.props, "functionArgs");
    if (args === UNKNOWN) return UNKNOWN;
    return new Map(
      args.flatMap((argument) => {
        const key = text(argument, "argName");
        return typeof key === "string" ? [[key, text(argument, "argValue")] as const] : [];
      }),
    );
  }
  return doubtful ? UNKNOWN : undefined;
}

function configsOf(domain: ResourceView, stack: StackView): readonly ResourceView[] {
  const byDomain = stack.once(configsOf, () => {
    const pairs = Object.values(DOMAINS).flatMap(([type, configType]) => {
      const byName = Map.groupBy(stack.ofType(type), ({ props }) => text(props, "domainName"));
      return stack.ofType(configType).flatMap((config) => {
        const written = text(config.props, "domainName");
        const named = typeof written === "string" ? (byName.get(written) ?? []) : [];
        const targets = named.length > 0 ? named : stack.referencedBy(config, "domainName", type);
        return targets.map((target) => ({ target, config }));
      });
    });
    return Map.groupBy(pairs, ({ target }) => target);
  });
  return (byDomain.get(domain) ?? []).map(({ config }) => config);
}
