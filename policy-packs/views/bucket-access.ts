/** Who is let in to a bucket by its ACL, and what refuses the public. */
import { type Cloud, type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { allOf, anyOf, at, flag, list, text, texts } from "../reading.ts";
import { type Bucket, block, settled } from "./bucket.ts";
import { sameAccount } from "./place.ts";

/** Whom a grant is for, as far as it matters: everybody, everybody with an account of the cloud, or named ones. */
export type Grantee = "everybody" | "authenticated" | "named";

export interface Grant {
  readonly grantee: Known<Grantee>;
  /** READ, WRITE, READ_ACP, WRITE_ACP, FULL_CONTROL. */
  readonly permission: Known<string>;
}

/** What an ACL grants; unknown where it is only known after deployment. */
export type Grants = Known<readonly Grant[]>;

/** "Canned ACL", S3 user guide, and "Bucket ACL", OSS user guide; what is left out grants the owner alone. */
const CANNED: Readonly<Record<string, readonly Grant[]>> = {
  private: [],
  "aws-exec-read": [],
  "log-delivery-write": [],
  "bucket-owner-read": [],
  "bucket-owner-full-control": [],
  "public-read": [{ grantee: "everybody", permission: "READ" }],
  "public-read-write": [
    { grantee: "everybody", permission: "READ" },
    { grantee: "everybody", permission: "WRITE" },
  ],
  // The name that the website configuration of old programs gives to public-read.
  website: [{ grantee: "everybody", permission: "READ" }],
  "authenticated-read": [{ grantee: "authenticated", permission: "READ" }],
};

/** What the inputs of a bucket or of its ACL grant; undefined where they say nothing of it. */
export function grantsIn(props: ResourceView["props"]): Grants | undefined {
  const canned = text(props, "acl");
  const policy = at(props, "accessControlPolicy");
  if (canned === UNKNOWN || policy === UNKNOWN) return UNKNOWN;
  const written = [list(policy, "grants"), list(props, "grants")].flatMap((part) =>
    part === UNKNOWN ? [UNKNOWN] : part,
  );
  if (canned === undefined && policy === undefined && written.length === 0) return undefined;
  const word = canned === undefined || canned === "" ? "private" : canned;
  const granted = Object.hasOwn(CANNED, word) ? CANNED[word] : undefined;
  // What is no canned ACL cannot be read, so it is not taken for a closed one.
  return granted === undefined ? UNKNOWN : [...granted, ...written.flatMap(grantsOf)];
}

function grantsOf(block: unknown): readonly Grant[] {
  if (block === UNKNOWN) return [{ grantee: UNKNOWN, permission: UNKNOWN }];
  // An ACL of its own writes the grantee in a block of its own and one permission; a bucket writes several.
  const inside = at(block, "grantee");
  const uri = text(inside ?? block, "uri");
  const several = texts(block, "permissions");
  const permissions: readonly Known<string>[] =
    several === UNKNOWN ? [UNKNOWN] : [...several, ...single(text(block, "permission"))];
  const grantee: Known<Grantee> = uri === UNKNOWN || inside === UNKNOWN ? UNKNOWN : granteeOf(uri ?? "");
  return permissions.map((permission): Grant => ({ grantee, permission }));
}

/** "Amazon S3 predefined groups", S3 user guide. */
function granteeOf(uri: string): Grantee {
  if (uri.endsWith("/groups/global/AllUsers")) return "everybody";
  return uri.endsWith("/groups/global/AuthenticatedUsers") ? "authenticated" : "named";
}

/** The ACL that a bucket ends up with. */
export function grantsOfBucket(bucket: Bucket): Grants {
  const own = bucket.settings("acl").at(-1);
  const inline = bucket.resource && grantsIn(bucket.resource.props);
  return (own && grantsIn(own.props)) ?? inline ?? (bucket.mayBeSet("acl") ? UNKNOWN : []);
}

/** Does some grant give one of these permissions to one of these? */
export function grants(
  found: Grants,
  grantees: readonly Grantee[],
  permissions: readonly string[],
): Known<boolean> {
  if (found === UNKNOWN) return UNKNOWN;
  return anyOf(
    found.map(({ grantee, permission }) =>
      allOf([
        grantee === UNKNOWN ? UNKNOWN : grantees.includes(grantee),
        permission === UNKNOWN ? UNKNOWN : permissions.includes(permission),
      ]),
    ),
  );
}

/** The four switches of S3, and the one of OSS, which stands for all four. */
export const SWITCHES = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
] as const;
export type Switch = (typeof SWITCHES)[number];

/** Is a switch on in the inputs of a block? Each is off until it is set: typings of aws 7.48 and alicloud 3.108. */
export function isOn(props: unknown, cloud: Cloud, name: Switch): Known<boolean> {
  return flag(props, cloud === "aws" ? name : "blockPublicAccess") ?? false;
}

const ACCOUNT = {
  aws: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  alicloud: "alicloud:oss/accountPublicAccessBlock:AccountPublicAccessBlock",
} as const;

/** The stricter of account and bucket holds: "Blocking public access to your Amazon S3 storage". */
export function switchOf(stack: StackView, bucket: Bucket, name: Switch): Known<boolean> {
  return anyOf([
    accountSwitch(stack, bucket.cloud, bucket.resource, name),
    ...bucket.settings("block").map(({ props }) => isOn(props, bucket.cloud, name)),
    bucket.mayBeSet("block") ? UNKNOWN : false,
  ]);
}

/** What the account refuses that a resource is made in. */
export function accountSwitch(
  stack: StackView,
  cloud: Cloud,
  resource: ResourceView | undefined,
  name: Switch,
): Known<boolean> {
  return anyOf(
    stack
      .ofType(ACCOUNT[cloud])
      .filter((account) => resource === undefined || sameAccount(account, resource))
      .map(({ props }) => isOn(props, cloud, name)),
  );
}

function single(value: Known<string> | undefined): readonly Known<string>[] {
  return value === undefined ? [] : [value];
}

/** Does a bucket of S3 serve a site by its own website endpoint, which speaks no TLS? "Website endpoints", S3 user guide. */
export function servesWebsite(bucket: Bucket): Known<boolean> {
  if (bucket.cloud !== "aws") return false;
  return settled<boolean>(bucket, "website", {
    split: () => true,
    inline: (props) => (block(props, "website") === undefined ? undefined : true),
    absent: false,
  });
}
