import { PrefixSet } from "../../ipam/prefix-set.ts";
import { PUBLIC_INTERNET } from "../address-space.ts";
import { type Known, type ResourceView, type StackFact, UNKNOWN } from "../control.ts";
import { exposureDefaults, letsInInternet } from "../exposure.ts";
import { at } from "../reading.ts";
import { DEFAULT_SG, ECS_GROUP, type GroupRule } from "../views/group-rules.ts";
import { groupWrittenBy, RULE_TYPES, rulesOf } from "../views/security-group.ts";
import { tagsOf } from "./tags.ts";

/** What a resource says about the rules it writes, for whoever reads them later. */
export interface RulePapers {
  /** The group says what it is for; undefined where the resource is no group. */
  readonly purpose: Known<string> | undefined;
  readonly isGroup: boolean;
  readonly rules: readonly RulePaper[];
}

export interface RulePaper {
  readonly rule: GroupRule;
  /** What is written about it: its description, and the tags of the rule, else of the group. */
  readonly description: Known<string> | undefined;
  readonly tags: Known<ReadonlyMap<string, Known<string>>>;
  /** It lets in addresses of the internet, few or all. */
  readonly fromInternet: boolean;
}

/** What a group is called by the SDK where nobody says what it is for. */
const NOBODY_SAID = "Managed by Pulumi";

export const rulePapers: StackFact<RulePapers> = {
  name: "rule-papers",
  scope: "stack",
  types: { aws: RULE_TYPES.aws, alicloud: [...RULE_TYPES.alicloud, ECS_GROUP] },
  read: (stack) =>
    stack.ofType(...RULE_TYPES.aws, ...RULE_TYPES.alicloud, ECS_GROUP).map((resource) => {
      const group = groupWrittenBy(resource, stack);
      const isGroup = group.resource === resource;
      return {
        resource,
        fact: {
          isGroup,
          purpose: isGroup && resource.type !== DEFAULT_SG ? purposeOf(resource) : undefined,
          rules: rulesOf(resource, stack).map((rule) => ({
            rule,
            description: rule.description === "" ? undefined : rule.description,
            tags: tagsOf(isGroup ? resource : hasTags(resource) ? resource : (group.resource ?? resource)),
            fromInternet: rule.direction === "ingress" && (rule.unnamed || fromInternet(rule)),
          })),
        },
      };
    }),
};

function fromInternet({ peers }: GroupRule): boolean {
  const peer = PrefixSet.of(peers);
  return peer.overlaps(PUBLIC_INTERNET) || letsInInternet(peer, exposureDefaults);
}

function hasTags({ props }: ResourceView): boolean {
  return at(props, "tags") !== undefined;
}

function purposeOf({ props }: ResourceView): Known<string> | undefined {
  const written = at(props, "description");
  if (written === UNKNOWN) return UNKNOWN;
  return typeof written === "string" && written !== "" && written !== NOBODY_SAID ? written : "";
}
