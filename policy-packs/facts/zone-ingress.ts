import {
  type Known,
  type ResourceView,
  type StackFact,
  type StackView,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { allSources, exposureDefaults, letsInInternet } from "../exposure.ts";
import { given } from "../reading.ts";
import { namedWithin } from "../views/references.ts";
import { GROUP_TYPES, groupWrittenBy } from "../views/security-group.ts";
import { type IngressRule, ingressRules } from "./ingress-rules.ts";
import { tagsOf } from "./tags.ts";

/** Who may come in, and to hosts of which security zone. */
export interface ZoneIngress {
  readonly rules: readonly IngressRule[];
  /** Groups that a rule of its own lets in, by the zones of their hosts. */
  readonly groups: readonly { readonly name: string; readonly zone: Known<string> }[];
  /** Zone of the group's hosts. */
  readonly zone: Known<string>;
  /** What the same group opens to everybody: no way in that a zone of the plan has before others. */
  readonly open: readonly IngressRule[];
  /** What it may turn out to open so. */
  readonly mayOpen: readonly IngressRule[];
}

const GROUPS = [...GROUP_TYPES.aws, ...GROUP_TYPES.alicloud];

/** Tag of a group that says to which zone its hosts belong. */
const ZONE_TAG = "zone";
/** A host in a cloud is a server until it says otherwise. @clause 3.2.2-b */
const CLOUD_ZONE = "server";

export const zoneIngress: StackFact<ZoneIngress> = {
  name: "zone-ingress",
  scope: "stack",
  types: ingressRules.types,
  read(stack) {
    const subjects = ingressRules.read(stack).map(({ resource, fact }) => ({
      resource,
      rules: fact,
      group: groupWrittenBy(resource, stack),
    }));
    const opening = subjects.flatMap(({ rules, group }) =>
      rules
        .map((rule) => ({ rule, group, wide: letsInInternet(allSources([rule]), exposureDefaults) }))
        .filter(({ rule, wide }) => wide || rule.openEnded),
    );
    const anywhere = opening.filter(({ group }) => group.unplaced);
    const openings = new Map(
      [...Map.groupBy(opening, ({ group }) => group)].map(([group, own]) => [
        group,
        opened(own, group.unplaced ? opening : anywhere),
      ]),
    );
    return subjects.map(
      ({ resource, rules, group }): Subject<ZoneIngress> => ({
        resource,
        fact: {
          rules,
          groups: sourceGroups(resource, stack).map((from) => ({ name: from.name, zone: zoneOf(from) })),
          zone: zoneOf(group.resource),
          ...(openings.get(group) ?? opened([], group.unplaced ? opening : anywhere)),
        },
      }),
    );
  },
};

interface Opening {
  readonly rule: IngressRule;
  readonly wide: boolean;
}

function opened(own: readonly Opening[], perhaps: readonly Opening[]): Pick<ZoneIngress, "open" | "mayOpen"> {
  const isSettled = ({ rule, wide }: Opening) => wide && rule.certain;
  return {
    open: own.filter(isSettled).map(({ rule }) => rule),
    mayOpen: [...own.filter((it) => !isSettled(it)), ...perhaps].map(({ rule }) => rule),
  };
}

/** Groups that the resource lets in, named by rules of its own or within inline ones. */
function sourceGroups(rule: ResourceView, stack: StackView): readonly ResourceView[] {
  const single = ["referencedSecurityGroupId", "sourceSecurityGroupId"].flatMap((input) =>
    given(rule.props, input) ? stack.referencedBy(rule, input, ...GROUPS) : [],
  );
  return [...single, ...namedWithin(stack, rule, "ingress", ...GROUPS)];
}

function zoneOf(group: ResourceView | undefined): Known<string> {
  if (group === undefined) return CLOUD_ZONE;
  const tags = tagsOf(group);
  return tags === UNKNOWN ? UNKNOWN : (tags.get(ZONE_TAG) ?? CLOUD_ZONE);
}
