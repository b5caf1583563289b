/** One effective key: its policy wherever it stands, the grants on it, and its aliases. Built once a stack. */
import { canonicalType } from "../aliases.ts";
import { type Cloud, type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { typesByCloud } from "../fact.ts";
import { documentsOf, type PolicyDocument } from "../facts/policy-documents.ts";
import { given, text, texts } from "../reading.ts";
import { readDocument } from "../statements/document.ts";

export interface EffectiveKey {
  readonly resource: ResourceView;
  readonly cloud: Cloud;
  /** Its own policy and the one that stands beside it. */
  readonly policies: readonly PolicyDocument[];
  /** Who else may use it, as statements; each grant is one. */
  readonly grants: readonly PolicyDocument[];
  readonly aliases: readonly ResourceView[];
  /** Can a policy be set on it at all? */
  readonly takesPolicy: Known<boolean>;
  /** Is there a policy beside some key, and only a deployment can tell which? */
  readonly mayHaveMore: boolean;
}

const KEYS = [
  "aws:kms/key:Key",
  "aws:kms/externalKey:ExternalKey",
  "aws:kms/replicaKey:ReplicaKey",
  "alicloud:kms/key:Key",
] as const;
const GRANT = "aws:kms/grant:Grant";
const BESIDE = {
  policy: ["aws:kms/keyPolicy:KeyPolicy", "keyId"],
  grant: [GRANT, "keyId"],
  awsAlias: ["aws:kms/alias:Alias", "targetKeyId"],
  alicloudAlias: ["alicloud:kms/alias:Alias", "keyId"],
} as const;

export const keyTypes: Readonly<Record<Cloud, readonly string[]>> = typesByCloud(KEYS);

export function keys(stack: StackView): readonly EffectiveKey[] {
  return stack.once(KEYS, (view) => {
    const policies = beside(view, "policy");
    const grants = beside(view, "grant");
    const loose = view.ofType(BESIDE.policy[0]).some((policy) => isLoose(policy, BESIDE.policy[1]));
    const aliases = new Map([...beside(view, "awsAlias"), ...beside(view, "alicloudAlias")]);
    return view.ofType(...KEYS).map((resource) => {
      const cloud = canonicalType(resource.type).startsWith("aws:") ? "aws" : "alicloud";
      return {
        resource,
        cloud,
        policies: [resource, ...(policies.get(resource) ?? [])].flatMap((each) => documentsOf(each, "key")),
        grants: (grants.get(resource) ?? []).map(grantDocument),
        aliases: aliases.get(resource) ?? [],
        takesPolicy: cloud === "aws" || isInInstance(resource),
        mayHaveMore: cloud === "aws" && loose,
      };
    });
  });
}

/** Key policies take effect on keys of a KMS instance alone (kms.Key.policy, typings of alicloud 3.108). */
function isInInstance(key: ResourceView): Known<boolean> {
  return isLoose(key, "dkmsInstanceId") ? UNKNOWN : given(key.props, "dkmsInstanceId");
}

/** Unknown, and no resource of the stack is known to give it. */
function isLoose({ props, propertyDependencies }: ResourceView, input: string): boolean {
  return props[input] === UNKNOWN && (propertyDependencies[input] ?? []).length === 0;
}

function beside(
  stack: StackView,
  what: keyof typeof BESIDE,
): ReadonlyMap<ResourceView, readonly ResourceView[]> {
  const [type, input] = BESIDE[what];
  const found = new Map<ResourceView, ResourceView[]>();
  for (const resource of stack.ofType(type)) {
    for (const key of stack.referencedBy(resource, input, ...KEYS)) {
      found.set(key, [...(found.get(key) ?? []), resource]);
    }
  }
  return found;
}

/** "Grants in AWS KMS": a grant allows its operations to one principal; constraints narrow the context. */
function grantDocument({ name, props }: ResourceView): PolicyDocument {
  const operations = texts(props, "operations");
  const statement = {
    Sid: `grant ${name}`,
    Effect: "Allow",
    Principal: { AWS: text(props, "granteePrincipal") ?? UNKNOWN },
    Action:
      operations === UNKNOWN
        ? UNKNOWN
        : operations.map((one): Known<string> => (one === UNKNOWN ? UNKNOWN : `kms:${one}`)),
    Resource: "*",
    ...(given(props, "constraints") && { Condition: { StringEquals: { "kms:EncryptionContext": "given" } } }),
  };
  return {
    label: "",
    kind: "key",
    cloud: "aws",
    document: readDocument({ Version: "2012-10-17", Statement: [statement] }, "aws", "placed"),
  };
}
