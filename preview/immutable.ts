import type { RecordedResource } from "./record.ts";

/**
 * Inputs that cannot be changed in place and hold the addresses of everything else. A provider knows many
 * more; an offline preview has no provider, so it names only what it is sure of.
 * Sources, read on 2026-11-23: terraform-provider-aws internal/service/ec2 (`ForceNew`); Alibaba Cloud ROS
 * reference of VPC and vSwitch (`Update allowed: No`).
 */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/vpc:Vpc": ["cidrBlock"],
  "aws:ec2/subnet:Subnet": ["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId"],
  "alicloud:vpc/network:Network": ["cidrBlock"],
  "alicloud:vpc/switch:Switch": ["vpcId", "cidrBlock", "zoneId"],
};

/** Does a change at this path make the engine delete the resource and create it anew? */
export function replacesOn(
  resource: Pick<RecordedResource, "type" | "replaceOnChanges">,
  path: string,
): boolean {
  const root = path.split(/[.[]/)[0] ?? path;
  return (
    (IMMUTABLE[resource.type]?.includes(root) ?? false) ||
    (resource.replaceOnChanges ?? []).some((asked) => asked === "*" || covers(asked, path))
  );
}

/** `tags` covers `tags.owner`; a `*` stands for one part. */
function covers(asked: string, path: string): boolean {
  const wanted = parts(asked);
  const given = parts(path);
  return (
    wanted.length <= given.length && wanted.every((part, index) => part === "*" || part === given[index])
  );
}

function parts(path: string): readonly string[] {
  return path.split(/[.[\]"]+/).filter(Boolean);
}
