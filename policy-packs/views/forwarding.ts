import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { list, text } from "../reading.ts";
import { LISTENER_TYPES, listeners, SERVER_GROUP, TARGET_GROUP } from "./load-balancer.ts";
import { isOpenEnded, namedWithin } from "./references.ts";

/** What hands requests on: a listener by its default actions, or a rule beside it by its own. */
export interface Forward {
  /** In capitals, as of listeners; unknown where the listener of a rule is in another stack. */
  readonly protocol: Known<string>;
  /** A rule before it sends every request to HTTPS: none comes to the groups it names. */
  readonly redirects: Known<boolean>;
  /** Groups of targets that it hands requests to. */
  readonly targets: readonly ResourceView[];
  /** Which groups these are, or whether there are any, is to come. */
  readonly targetsToCome: boolean;
}

interface RuleInputs {
  readonly listener: string;
  readonly actions: string;
}

/** Typings of @pulumi/aws 7.48 and @pulumi/alicloud 3.108. */
const RULES: Readonly<Record<string, RuleInputs>> = {
  "aws:lb/listenerRule:ListenerRule": { listener: "listenerArn", actions: "actions" },
  "alicloud:alb/rule:Rule": { listener: "listenerId", actions: "ruleActions" },
};

export function forwards(stack: StackView): readonly Forward[] {
  return stack.once(forwards, () => {
    const protocols = new Map<ResourceView, Known<string>>(
      listeners(stack).map(({ writer, protocol }) => [writer, protocol]),
    );
    const byDefault = listeners(stack).map(
      ({ writer, protocol, redirects }): Forward => ({
        protocol,
        redirects,
        ...handed(stack, writer, "defaultActions"),
      }),
    );
    const byRule = Object.entries(RULES).flatMap(([type, { listener, actions }]) =>
      stack.ofType(type).flatMap((rule): readonly Forward[] => {
        const to = handed(stack, rule, actions);
        const before = stack.referencedBy(rule, listener, ...LISTENER_TYPES.aws, ...LISTENER_TYPES.alicloud);
        if (before.length === 0) return [{ protocol: UNKNOWN, redirects: false, ...to }];
        return before.map((each) => ({ protocol: protocols.get(each) ?? UNKNOWN, redirects: false, ...to }));
      }),
    );
    return [...byDefault, ...byRule];
  });
}

function handed(
  stack: StackView,
  writer: ResourceView,
  input: string,
): Pick<Forward, "targets" | "targetsToCome"> {
  const targets = namedWithin(stack, writer, input, TARGET_GROUP, SERVER_GROUP);
  return { targets, targetsToCome: targets.length === 0 && mayForward(writer.props, input) };
}

/** Words of both clouds for handing a request on: `forward`, `ForwardGroup`. */
function mayForward(props: unknown, input: string): boolean {
  const actions = list(props, input);
  if (actions === UNKNOWN) return true;
  return actions.some((action) => {
    const type = text(action, "type");
    return (type === UNKNOWN || /^forward/i.test(type ?? "")) && isOpenEnded(action);
  });
}
