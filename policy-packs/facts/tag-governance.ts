import { type Known, type StackFact, type Subject, UNKNOWN } from "../control.ts";
import { parsed } from "../json-input.ts";
import { anyOf, at, entries, text } from "../reading.ts";

const ALLOCATION = "aws:costexplorer/costAllocationTag:CostAllocationTag";
const META = "alicloud:tag/metaTag:MetaTag";

/** Keys that a stack has the bill split by, seen from the first of them. */
export interface BilledKeys {
  readonly active: ReadonlySet<string>;
  /** Further keys whose name or state only the deployment knows. */
  readonly open: boolean;
}

export const billedKeys: StackFact<BilledKeys> = {
  name: "billed-keys",
  scope: "stack",
  types: { aws: [ALLOCATION], alicloud: [META] },
  read: (stack) => [
    ...first(
      stack.ofType(ALLOCATION),
      ({ props }) => text(props, "tagKey"),
      ({ props }) => {
        const status = text(props, "status");
        return status === UNKNOWN ? UNKNOWN : status === "Active";
      },
    ),
    ...first(
      stack.ofType(META),
      ({ props }) => text(props, "key"),
      () => true,
    ),
  ],
};

type Resources = ReturnType<Parameters<StackFact<BilledKeys>["read"]>[0]["ofType"]>;

function first(
  resources: Resources,
  keyOf: (resource: Resources[number]) => Known<string> | undefined,
  isActive: (resource: Resources[number]) => Known<boolean>,
): readonly Subject<BilledKeys>[] {
  const [resource] = resources;
  if (!resource) return [];
  const rows = resources.map((each) => ({ key: keyOf(each), active: isActive(each) }));
  const active = rows.flatMap(({ key, active }) => (active === true && typeof key === "string" ? [key] : []));
  const open = rows.some(({ key, active }) => key === UNKNOWN || active === UNKNOWN);
  return [{ resource, fact: { active: new Set(active), open } }];
}

const POLICY = "aws:organizations/policy:Policy";
const ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment";
const ALI_POLICY = "alicloud:tag/policy:Policy";
const ALI_ATTACHMENT = "alicloud:tag/policyAttachment:PolicyAttachment";

/** A tag policy: where it holds, and for which keys. */
export interface TagPolicy {
  readonly attached: Known<boolean>;
  /** In lower case: policies compare keys by it, and fix the spelling in a field of its own. */
  readonly keys: Known<ReadonlySet<string>>;
}

export const tagPolicies: StackFact<TagPolicy> = {
  name: "tag-policies",
  scope: "stack",
  types: { aws: [POLICY], alicloud: [ALI_POLICY] },
  read(stack) {
    const attachments = (type: string, policy: string) =>
      stack.ofType(type).map((attachment) => ({
        policies: stack.referencedBy(attachment, "policyId", policy),
        open: text(attachment.props, "policyId") === UNKNOWN,
      }));
    const aws = attachments(ATTACHMENT, POLICY);
    const alicloud = attachments(ALI_ATTACHMENT, ALI_POLICY);
    const holds = (resource: Resources[number], all: typeof aws): Known<boolean> =>
      anyOf(
        all.map(({ policies, open }) =>
          policies.includes(resource) ? true : open && policies.length === 0 ? UNKNOWN : false,
        ),
      );
    return [
      ...stack
        .ofType(POLICY)
        .filter(({ props }) => text(props, "type") === "TAG_POLICY")
        .map(
          (resource): Subject<TagPolicy> => ({
            resource,
            fact: { attached: holds(resource, aws), keys: keysOf(resource.props.content) },
          }),
        ),
      ...stack.ofType(ALI_POLICY).map(
        (resource): Subject<TagPolicy> => ({
          resource,
          fact: { attached: holds(resource, alicloud), keys: keysOf(resource.props.policyContent) },
        }),
      ),
    ];
  },
};

/** `{"tags": {"costcenter": {"tag_key": {"@@assign": "CostCenter"}}}}`, on both clouds. */
function keysOf(content: unknown): Known<ReadonlySet<string>> {
  const tags = entries(at(parsed(content), "tags"));
  if (tags === UNKNOWN) return UNKNOWN;
  const keys = tags.flatMap(([key, rule]) => {
    const spelled = text(rule, "tag_key", "@@assign");
    return [key, ...(typeof spelled === "string" ? [spelled] : [])];
  });
  return new Set(keys.map((key) => key.toLowerCase()));
}
