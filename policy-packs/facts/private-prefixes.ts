import type { Prefix } from "../../ipam/prefix.ts";
import { readSourcePrefix } from "../address-space.ts";
import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { at, list, text } from "../reading.ts";

/** IPv4 prefixes that a network, a subnet or an extension of either takes. */
export interface PrivatePrefixes {
  readonly prefixes: readonly Prefix[];
  /** Written but no prefix. */
  readonly malformed: readonly string[];
  readonly openEnded: boolean;
}

export const privatePrefixes: ResourceFact<PrivatePrefixes> = resourceFact("private-prefixes", {
  "aws:ec2/vpc:Vpc": (props) => read([at(props, "cidrBlock")]),
  "aws:ec2/subnet:Subnet": (props) => read([at(props, "cidrBlock")]),
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": (props) =>
    read([at(props, "cidrBlock")]),
  "alicloud:vpc/network:Network": (props) =>
    read([at(props, "cidrBlock"), ...many(list(props, "secondaryCidrBlocks"))]),
  "alicloud:vpc/switch:Switch": (props) => read([at(props, "cidrBlock")]),
  "alicloud:vpc/ipv4CidrBlock:Ipv4CidrBlock": (props) => read([at(props, "secondaryCidrBlock")]),
});

/** Nothing written (an address manager chooses, or IPv6 only) leaves nothing to judge. */
function read(values: readonly unknown[]): PrivatePrefixes | undefined {
  const written = values.map((value) => text(value)).filter((value) => value !== undefined && value !== "");
  if (written.length === 0) return undefined;
  const known = written.filter((value) => value !== UNKNOWN);
  return {
    prefixes: known.flatMap((value) => readSourcePrefix(value ?? "") ?? []),
    malformed: known.filter((value) => !readSourcePrefix(value ?? "")).map(String),
    openEnded: known.length < written.length,
  };
}

function many(values: Known<readonly unknown[]>): readonly unknown[] {
  return values === UNKNOWN ? [UNKNOWN] : values;
}
