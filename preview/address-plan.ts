import type { RecordedResource, RecordValue } from "./record.ts";
import { packageOf } from "./urn.ts";

/** One prefix that the estate's plan gives out, or that a network resource takes. */
export interface AddressUse {
  /** The plan's key, or the resource's URN. */
  readonly key: string;
  readonly prefix: string;
  readonly zone?: string;
  readonly status?: string;
}

/** The component through which an estate hands its plan to everything that looks at resources. */
export const ESTATE_TYPE = "atrium:estate:Estate";

/** Network resources and the inputs that hold their address ranges. */
const RANGES: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/vpc:Vpc": ["cidrBlock"],
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": ["cidrBlock"],
  "aws:ec2/subnet:Subnet": ["cidrBlock"],
  "alicloud:vpc/network:Network": ["cidrBlock"],
  "alicloud:vpc/ipv4CidrBlock:Ipv4CidrBlock": ["secondaryCidrBlock"],
  "alicloud:vpc/switch:Switch": ["cidrBlock"],
};

/** The prefixes of the estates in a record, in the plan's order. */
export function plannedPrefixes(resources: readonly RecordedResource[]): readonly AddressUse[] {
  return resources
    .filter((resource) => resource.type === ESTATE_TYPE)
    .flatMap((estate) => list(field(estate.inputs.plan, "prefixes")).flatMap(planned));
}

/** Keys that the estates in a record ask of every taggable resource. */
export function requiredTags(resources: readonly RecordedResource[]): readonly string[] {
  const keys = resources
    .filter((resource) => resource.type === ESTATE_TYPE)
    .flatMap((estate) => list(field(estate.inputs.tagPlan, "required")));
  return [...new Set(keys.filter((key): key is string => typeof key === "string"))];
}

/** Ranges that the program's own network resources take. */
export function takenRanges(resources: readonly RecordedResource[]): readonly AddressUse[] {
  return resources.flatMap((resource) =>
    (RANGES[resource.type] ?? []).flatMap((input) => {
      const prefix = resource.inputs[input];
      return typeof prefix === "string"
        ? [{ key: resource.urn, prefix, zone: `${packageOf(resource.type)} ${resource.name}` }]
        : [];
    }),
  );
}

function planned(value: RecordValue): readonly AddressUse[] {
  const prefix = field(value, "prefix");
  const key = field(value, "key");
  if (typeof prefix !== "string") return [];
  const zone = field(value, "zone");
  const status = field(value, "status");
  return [
    {
      key: typeof key === "string" ? key : prefix,
      prefix,
      ...(typeof zone === "string" ? { zone } : {}),
      ...(typeof status === "string" ? { status } : {}),
    },
  ];
}

function field(value: RecordValue | undefined, key: string): RecordValue | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return (value as { readonly [key: string]: RecordValue })[key];
}

function list(value: RecordValue | undefined): readonly RecordValue[] {
  return Array.isArray(value) ? value : [];
}
