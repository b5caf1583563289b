import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { parsed } from "../json-input.ts";
import { list, texts } from "../reading.ts";

/** What a permission policy of a KMS instance lets applications use, and from which networks. */
export interface ApplicationPolicy {
  /** `key/<id>`, `secret/<name>`, or either with `*`. */
  readonly resources: Known<readonly Known<string>[]>;
  /** Names of the network rules that bind it; none lets applications in from anywhere the instance is reached. */
  readonly networkRules: Known<readonly Known<string>[]>;
  /** Prefixes of those of the rules that are in this stack. */
  readonly prefixes: readonly Known<string>[];
}

const POLICY = "alicloud:kms/policy:Policy";
const RULE = "alicloud:kms/networkRule:NetworkRule";

/** Applications with a client key reach keys by these alone; policies of RAM do not bind them. */
export const applicationPolicies: StackFact<ApplicationPolicy> = {
  name: "application-policies",
  scope: "stack",
  types: { aws: [], alicloud: [POLICY] },
  read: (stack) =>
    stack.ofType(POLICY).map((resource) => {
      const rules = parsed(resource.props.accessControlRules);
      const networkRules = rules === UNKNOWN ? UNKNOWN : texts(rules, "NetworkRules");
      return {
        resource,
        fact: {
          resources: texts(resource.props, "resources"),
          networkRules: namedAnyway(stack, resource, networkRules),
          prefixes: rulesOf(stack, resource, networkRules).flatMap((rule) => {
            const written = list(rule.props, "sourcePrivateIps");
            return written === UNKNOWN ? [UNKNOWN] : (texts(written) as readonly Known<string>[]);
          }),
        },
      };
    }),
};

/** Text that is put together from the names of rules is to come, and yet names them. */
function namedAnyway(
  stack: StackView,
  policy: ResourceView,
  names: ApplicationPolicy["networkRules"],
): ApplicationPolicy["networkRules"] {
  if (names !== UNKNOWN) return names;
  const rules = stack.referencedBy(policy, "accessControlRules", RULE);
  return rules.length > 0 ? rules.map(({ name }) => name) : UNKNOWN;
}

function rulesOf(
  stack: StackView,
  policy: ResourceView,
  names: ApplicationPolicy["networkRules"],
): readonly ResourceView[] {
  const written = names === UNKNOWN ? [] : names;
  return stack
    .ofType(RULE)
    .filter(({ props, id }) =>
      written.some((name) => name !== UNKNOWN && [props.networkRuleName, id].includes(name)),
    )
    .concat(names === UNKNOWN ? stack.referencedBy(policy, "accessControlRules", RULE) : []);
}
