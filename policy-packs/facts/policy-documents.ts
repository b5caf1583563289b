import { canonicalType } from "../aliases.ts";
import type { Cloud, ResourceView, StackView } from "../control.ts";
import { UNKNOWN } from "../control.ts";
import { typesByCloud } from "../fact.ts";
import { at, given, text } from "../reading.ts";
import { type Document, readDocument, type Shape } from "../statements/document.ts";

/**
 * - `identity`: what a role, group or user may do.
 * - `guardrail`: what nobody in an account may do.
 * - `trust`: who may become a role.
 * - `bucket`, `key`, `shared`: who may use a resource; `shared` is every other resource with a policy.
 */
export type DocumentKind = "identity" | "guardrail" | "trust" | "bucket" | "key" | "shared";

/** One document of a resource. */
export interface PolicyDocument {
  /** Which of several it is; empty for the only one. */
  readonly label: string;
  readonly kind: DocumentKind;
  readonly cloud: Cloud;
  readonly document: Document;
  /** Only a deployment can tell whether it is the boundary of somebody rather than a grant. */
  readonly mayGrantNothing?: true;
}

type Reader = (resource: ResourceView) => readonly (readonly [label: string, value: unknown])[];

interface Source {
  readonly kind: DocumentKind;
  readonly read: Reader;
  /** Left out: held by the one it speaks of for identities and guardrails, placed on a resource otherwise. */
  readonly shape?: Shape;
}

/** The document in one input; absent and empty inputs have none. */
const input =
  (...names: readonly string[]): Reader =>
  ({ props }) => {
    const name = names.find((each) => given(props, each));
    return name === undefined ? [] : [["", props[name]]];
  };

const inline =
  (blocks: string): Reader =>
  ({ props }) => {
    const value = props[blocks];
    if (value === UNKNOWN) return [[blocks, UNKNOWN]];
    const list = Array.isArray(value) ? value : [];
    return list.flatMap((block: unknown, index) => {
      const policy = at(block, "policy");
      const name = text(block, "name");
      return policy === undefined
        ? []
        : [[typeof name === "string" ? name : `${blocks} ${index + 1}`, policy] as const];
    });
  };

const identity = (...names: readonly string[]): Source => ({ kind: "identity", read: input(...names) });
const shared = (...names: readonly string[]): Source => ({ kind: "shared", read: input(...names) });
const bucket: Source = { kind: "bucket", read: input("policy") };
const key: Source = { kind: "key", read: input("policy") };

/** Checked against the typings of @pulumi/aws 7.48 and @pulumi/alicloud 3.108, read on 2026-11-23. */
const SOURCES: Readonly<Record<string, readonly Source[]>> = {
  "aws:iam/policy:Policy": [identity("policy")],
  "aws:iam/rolePolicy:RolePolicy": [identity("policy")],
  "aws:iam/groupPolicy:GroupPolicy": [identity("policy")],
  "aws:iam/userPolicy:UserPolicy": [identity("policy")],
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": [identity("inlinePolicy")],
  "aws:iam/role:Role": [
    { kind: "trust", read: input("assumeRolePolicy") },
    { kind: "identity", read: inline("inlinePolicies") },
  ],
  "aws:organizations/policy:Policy": [{ kind: "guardrail", read: organizationPolicy }],
  "aws:s3/bucket:Bucket": [bucket],
  "aws:s3/bucketPolicy:BucketPolicy": [bucket],
  "aws:s3/accessPoint:AccessPoint": [bucket],
  "aws:s3control/accessPointPolicy:AccessPointPolicy": [bucket],
  "aws:kms/key:Key": [key],
  "aws:kms/externalKey:ExternalKey": [key],
  "aws:kms/replicaKey:ReplicaKey": [key],
  "aws:kms/keyPolicy:KeyPolicy": [key],
  "aws:sqs/queue:Queue": [shared("policy")],
  "aws:sqs/queuePolicy:QueuePolicy": [shared("policy")],
  "aws:sns/topic:Topic": [shared("policy")],
  "aws:sns/topicPolicy:TopicPolicy": [shared("policy")],
  "aws:secretsmanager/secret:Secret": [shared("policy")],
  "aws:secretsmanager/secretPolicy:SecretPolicy": [shared("policy")],
  "aws:ecr/repositoryPolicy:RepositoryPolicy": [shared("policy")],
  "aws:ecr/registryPolicy:RegistryPolicy": [shared("policy")],
  "aws:efs/fileSystemPolicy:FileSystemPolicy": [shared("policy")],
  "aws:backup/vaultPolicy:VaultPolicy": [shared("policy")],
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": [shared("policy")],
  "aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy": [shared("accessPolicy")],
  "aws:dynamodb/resourcePolicy:ResourcePolicy": [shared("policy")],
  "aws:kinesis/resourcePolicy:ResourcePolicy": [shared("policy")],
  "aws:opensearch/domain:Domain": [shared("accessPolicies")],
  "aws:opensearch/domainPolicy:DomainPolicy": [shared("accessPolicies")],
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": [shared("policyDocument")],
  "aws:codeartifact/domainPermissions:DomainPermissions": [shared("policyDocument")],
  "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy": [shared("policyDocument")],
  "aws:elasticsearch/domain:Domain": [shared("accessPolicies")],
  "aws:elasticsearch/domainPolicy:DomainPolicy": [shared("accessPolicies")],
  "aws:glacier/vault:Vault": [shared("accessPolicy")],
  "aws:glacier/vaultLock:VaultLock": [shared("policy")],
  "aws:glue/resourcePolicy:ResourcePolicy": [shared("policy")],
  "aws:mediastore/containerPolicy:ContainerPolicy": [shared("policy")],
  "aws:msk/clusterPolicy:ClusterPolicy": [shared("policy")],
  "aws:redshift/resourcePolicy:ResourcePolicy": [shared("policy")],
  "aws:s3tables/tableBucketPolicy:TableBucketPolicy": [shared("resourcePolicy")],
  "aws:schemas/registryPolicy:RegistryPolicy": [shared("policy")],
  "aws:ses/identityPolicy:IdentityPolicy": [shared("policy")],
  "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy": [shared("policy")],
  "aws:lambda/layerVersionPermission:LayerVersionPermission": [{ kind: "shared", read: layerPermission }],
  "aws:lambda/permission:Permission": [{ kind: "shared", read: functionPermission }],
  "alicloud:ram/policy:Policy": [{ kind: "identity", read: ramPolicy }],
  "alicloud:resourcemanager/policy:Policy": [identity("policyDocument")],
  "alicloud:resourcemanager/controlPolicy:ControlPolicy": [
    { kind: "guardrail", read: input("policyDocument") },
  ],
  "alicloud:cloudsso/accessConfiguration:AccessConfiguration": [
    { kind: "identity", read: accessConfiguration },
  ],
  "alicloud:ram/role:Role": [{ kind: "trust", read: ramTrust }],
  "alicloud:oss/bucket:Bucket": [bucket],
  "alicloud:oss/bucketPolicy:BucketPolicy": [bucket],
  "alicloud:oss/accessPoint:AccessPoint": [bucket],
  "alicloud:kms/key:Key": [key],
  "alicloud:kms/secret:Secret": [shared("policy")],
  "alicloud:log/project:Project": [{ ...shared("policy"), shape: "either" }],
};

/** Only service control policies speak of actions; backup, tag and other policies have words of their own. */
function organizationPolicy({ props }: ResourceView): ReturnType<Reader> {
  const type = text(props, "type") ?? "SERVICE_CONTROL_POLICY";
  return type === "SERVICE_CONTROL_POLICY" ? [["", props.content ?? UNKNOWN]] : [];
}

/** A permission is the statement that Lambda makes of it. */
function functionPermission({ props }: ResourceView): ReturnType<Reader> {
  const who = text(props, "principal");
  const equals = [
    ["aws:SourceAccount", "sourceAccount"],
    ["aws:PrincipalOrgID", "principalOrgId"],
    ["lambda:EventSourceToken", "eventSourceToken"],
    ["lambda:FunctionUrlAuthType", "functionUrlAuthType"],
  ] as const;
  const service = typeof who === "string" && /\.amazonaws\.com(\.cn)?$/.test(who);
  const statement = {
    Effect: "Allow",
    Principal: service ? { Service: who } : { AWS: who ?? "*" },
    Action: text(props, "action") ?? "lambda:InvokeFunction",
    Condition: {
      StringEquals: Object.fromEntries(
        equals.flatMap(([key, name]) => (given(props, name) ? [[key, text(props, name)]] : [])),
      ),
      // Only a service has a source, so a source is no reason to leave its service unnamed.
      ...(service && given(props, "sourceArn") && { ArnLike: { "aws:SourceArn": text(props, "sourceArn") } }),
    },
  };
  return [["", { Version: "2012-10-17", Statement: [statement] }]];
}

/** A layer is shared with an account, or with everybody of an organisation. */
function layerPermission({ props }: ResourceView): ReturnType<Reader> {
  const organisation = text(props, "organizationId");
  const statement = {
    Effect: "Allow",
    Principal: { AWS: text(props, "principal") ?? "*" },
    Action: text(props, "action") ?? "lambda:GetLayerVersion",
    ...(organisation && { Condition: { StringEquals: { "aws:PrincipalOrgID": organisation } } }),
  };
  return [["", { Version: "2012-10-17", Statement: [statement] }]];
}

/** The provider also takes statements as blocks, which it writes into a document itself. */
function ramPolicy(resource: ResourceView): ReturnType<Reader> {
  const { props } = resource;
  const blocks = props.statements;
  if (blocks === undefined) return input("policyDocument", "document")(resource);
  const statements = Array.isArray(blocks) ? blocks : [blocks];
  return [
    [
      "",
      blocks === UNKNOWN
        ? UNKNOWN
        : {
            Version: "1",
            Statement: statements.map((block: unknown) => ({
              Effect: at(block, "effect"),
              Action: elements(block, "actions"),
              Resource: elements(block, "resources"),
            })),
          },
    ],
  ];
}

function elements(block: unknown, name: string): unknown {
  return typeof block === "object" && block !== null ? (block as Record<string, unknown>)[name] : UNKNOWN;
}

function ramTrust(resource: ResourceView): ReturnType<Reader> {
  const { props } = resource;
  const parts = { RAM: props.ramUsers, Service: props.services };
  if (Object.values(parts).every((part) => part === undefined)) {
    return input("assumeRolePolicyDocument", "document")(resource);
  }
  const principal = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
  return [
    ["", { Version: "1", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: principal }] }],
  ];
}

function accessConfiguration({ props }: ResourceView): ReturnType<Reader> {
  const blocks = props.permissionPolicies;
  if (blocks === UNKNOWN) return [["permissionPolicies", UNKNOWN]];
  return (Array.isArray(blocks) ? blocks : []).flatMap((block: unknown) => {
    const document = at(block, "permissionPolicyDocument");
    const name = text(block, "permissionPolicyName");
    return document === undefined ? [] : [[typeof name === "string" ? name : "inline", document] as const];
  });
}

/** Types that carry documents of the kinds given. */
export function typesWith(...kinds: readonly DocumentKind[]): Readonly<Record<Cloud, readonly string[]>> {
  const types = Object.keys(SOURCES).filter((type) =>
    SOURCES[type]?.some(({ kind }) => kinds.includes(kind)),
  );
  return typesByCloud(types);
}

/** The documents of a resource of the kinds given, as far as it has any. */
export function documentsOf(
  resource: ResourceView,
  ...kinds: readonly DocumentKind[]
): readonly PolicyDocument[] {
  let found = read.get(resource);
  if (!found) {
    found = readAll(resource);
    read.set(resource, found);
  }
  return found.filter(({ kind }) => kinds.includes(kind));
}

/** Many controls ask about the same documents, which take the longest to read. */
const read = new WeakMap<ResourceView, readonly PolicyDocument[]>();

function readAll(resource: ResourceView): readonly PolicyDocument[] {
  const type = canonicalType(resource.type);
  const cloud = type.startsWith("aws:") ? "aws" : "alicloud";
  return (SOURCES[type] ?? []).flatMap(
    ({ kind, read: reader, shape = kind === "identity" || kind === "guardrail" ? "held" : "placed" }) =>
      reader(resource).map(([label, value]) => ({
        label,
        kind,
        cloud,
        document: readDocument(value, cloud, shape),
      })),
  );
}

/** One document of all statements; unknown as soon as one of them is. */
export function joinDocuments(
  documents: readonly PolicyDocument[],
  { cloud, kind, label }: Pick<PolicyDocument, "cloud" | "kind" | "label">,
): PolicyDocument {
  const statements = documents.flatMap(({ document }) =>
    document.status === "read" ? document.statements : [],
  );
  const unread = documents.some(({ document }) => document.status === "unknown");
  return { label, kind, cloud, document: unread ? { status: "unknown" } : { status: "read", statements } };
}

/** Every resource of a stack with documents of the kinds given. */
export function withDocuments(stack: StackView, ...kinds: readonly DocumentKind[]) {
  const { aws, alicloud } = typesWith(...kinds);
  return stack
    .ofType(...aws, ...alicloud)
    .map((resource) => ({ resource, fact: documentsOf(resource, ...kinds) }))
    .filter(({ fact }) => fact.length > 0);
}
