import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { MAIN_VRF } from "../../ipam/index.ts";
import { Component } from "../component.ts";
import { tagText } from "../tagging/layout.ts";
import type { IpamPoolsArgs, IpamPoolsOutputs } from "./contract.ts";
import { type IpamPoolsLayout, layoutIpamPools } from "./layout.ts";
import { allocationText, nameOf, poolText } from "./pool-text.ts";

interface Pool {
  readonly pool: aws.ec2.VpcIpamPool;
  readonly cidrs: readonly aws.ec2.VpcIpamPoolCidr[];
}

/** The plan's space as a tree of pools in VPC IPAM, with everything that is taken allocated by address. */
export class AwsIpamPools extends Component implements IpamPoolsOutputs {
  readonly ipamId: pulumi.Output<string>;
  readonly scopeIds: IpamPoolsOutputs["scopeIds"];
  readonly poolIds: IpamPoolsOutputs["poolIds"];

  constructor(name: string, args: IpamPoolsArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutIpamPools(name, "aws", args);
    super("atrium:ipam-pools:AwsIpamPools", name, args, { tags: args.tags, awsRegion: layout.region }, opts);
    const ipam = this.child(aws.ec2.VpcIpam, "ipam", {
      description: "Address plan",
      operatingRegions: layout.operatingRegions.map((regionName) => ({ regionName })),
      // The free tier has no pools of private addresses.
      tier: "advanced",
    });
    this.ipamId = ipam.id;
    this.scopeIds = this.#scopes(layout, ipam);
    const pools = this.#pools(layout);
    this.#allocations(layout, pools);
    this.poolIds = Object.fromEntries([...pools].map(([key, { pool }]) => [key, pool.id]));
    this.registerOutputs({ ipamId: this.ipamId, scopeIds: this.scopeIds, poolIds: this.poolIds });
  }

  /** VPCs are discovered into the default private scope, so that is where the main VRF belongs. */
  #scopes({ scopes }: IpamPoolsLayout, ipam: aws.ec2.VpcIpam): IpamPoolsOutputs["scopeIds"] {
    const further = scopes.map((vrf) => {
      const description = `VRF ${vrf} of the address plan`;
      return [vrf, this.child(aws.ec2.VpcIpamScope, nameOf("vrf", vrf), { ipamId: ipam.id, description }).id];
    });
    return { [MAIN_VRF]: ipam.privateDefaultScopeId, ...Object.fromEntries(further) };
  }

  #pools({ pools }: IpamPoolsLayout): ReadonlyMap<string, Pool> {
    const made = new Map<string, Pool>();
    for (const plan of pools) {
      const parent = plan.parent === undefined ? undefined : made.get(plan.parent);
      const pool = this.child(aws.ec2.VpcIpamPool, nameOf(plan.key), {
        ipamScopeId: this.scopeIds[plan.vrf] as pulumi.Output<string>,
        addressFamily: "ipv4",
        description: poolText(plan),
        // The plan hands out; a network found at some address is a finding, not an allocation.
        autoImport: false,
        ...(parent === undefined ? {} : { sourceIpamPoolId: parent.pool.id }),
        ...(plan.locale === undefined ? {} : { locale: plan.locale }),
        ...(plan.note === undefined ? {} : { tags: { note: tagText(plan.note) } }),
      });
      // A block is cut from the parent's blocks, which must be there by then.
      const dependsOn = [...(parent?.cidrs ?? [])];
      const cidrs = plan.cidrs.map(({ key, cidr }) =>
        this.child(
          aws.ec2.VpcIpamPoolCidr,
          nameOf(plan.key, key),
          { ipamPoolId: pool.id, cidr },
          { dependsOn },
        ),
      );
      made.set(plan.key, { pool, cidrs });
    }
    return made;
  }

  #allocations({ allocations }: IpamPoolsLayout, pools: ReadonlyMap<string, Pool>): void {
    for (const plan of allocations) {
      const { pool, cidrs } = pools.get(plan.pool) as Pool;
      this.child(
        aws.ec2.VpcIpamPoolCidrAllocation,
        nameOf(plan.key),
        {
          ipamPoolId: pool.id,
          cidr: plan.cidr,
          description: allocationText(plan),
          ...(plan.note === undefined ? {} : { tags: { note: tagText(plan.note) } }),
        },
        { dependsOn: [...cidrs] },
      );
    }
  }
}
