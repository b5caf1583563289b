import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { MAIN_VRF } from "../../ipam/index.ts";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { tagText } from "../tagging/layout.ts";
import type { IpamPoolsArgs, IpamPoolsOutputs } from "./contract.ts";
import { type IpamPoolsLayout, layoutIpamPools } from "./layout.ts";
import { allocationText, nameOf, poolText } from "./pool-text.ts";

interface Pool {
  readonly pool: alicloud.vpc.IpamIpamPool;
  readonly cidrs: readonly alicloud.vpc.IpamIpamPoolCidr[];
}

/** The plan's space as a tree of pools in IPAM; `opts.provider` is the provider of the hosted region. */
export class AlicloudIpamPools extends Component implements IpamPoolsOutputs {
  readonly ipamId: pulumi.Output<string>;
  readonly scopeIds: IpamPoolsOutputs["scopeIds"];
  readonly poolIds: IpamPoolsOutputs["poolIds"];
  readonly #base: string;

  constructor(name: string, args: IpamPoolsArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutIpamPools(name, "alicloud", args);
    super("atrium:ipam-pools:AlicloudIpamPools", name, args, { tags: args.tags }, opts);
    this.#base = name;
    // Switches the service on for the account; it costs nothing by itself and is never switched off.
    const service = this.child(alicloud.vpc.IpamService, "service", {}, { retainOnDelete: true });
    const ipam = this.child(
      alicloud.vpc.IpamIpam,
      "ipam",
      {
        ipamName: physicalName("alicloud:vpc/ipamIpam:IpamIpam", name),
        ipamDescription: "Address plan",
        operatingRegionLists: [...layout.operatingRegions],
      },
      { dependsOn: [service] },
    );
    this.ipamId = ipam.id;
    this.scopeIds = this.#scopes(layout, ipam);
    const pools = this.#pools(layout);
    this.#allocations(layout, pools);
    this.poolIds = Object.fromEntries([...pools].map(([key, { pool }]) => [key, pool.id]));
    this.registerOutputs({ ipamId: this.ipamId, scopeIds: this.scopeIds, poolIds: this.poolIds });
  }

  /** Networks are discovered into the default private scope, so that is where the main VRF belongs. */
  #scopes({ scopes }: IpamPoolsLayout, ipam: alicloud.vpc.IpamIpam): IpamPoolsOutputs["scopeIds"] {
    const further = scopes.map((vrf) => {
      const scope = this.child(alicloud.vpc.IpamIpamScope, nameOf("vrf", vrf), {
        ipamId: ipam.id,
        ipamScopeType: "private",
        ipamScopeName: physicalName("alicloud:vpc/ipamIpamScope:IpamIpamScope", this.#base, vrf),
        // The one description that must start with a lower-case letter.
        ipamScopeDescription: `routing table ${vrf} of the address plan`,
      });
      return [vrf, scope.id];
    });
    return { [MAIN_VRF]: ipam.privateDefaultScopeId, ...Object.fromEntries(further) };
  }

  #pools({ pools }: IpamPoolsLayout): ReadonlyMap<string, Pool> {
    const made = new Map<string, Pool>();
    for (const plan of pools) {
      const parent = plan.parent === undefined ? undefined : made.get(plan.parent);
      const pool = this.child(alicloud.vpc.IpamIpamPool, nameOf(plan.key), {
        ipamScopeId: this.scopeIds[plan.vrf] as pulumi.Output<string>,
        ipVersion: "IPv4",
        ipamPoolName: physicalName("alicloud:vpc/ipamIpamPool:IpamIpamPool", this.#base, nameOf(plan.key)),
        ipamPoolDescription: poolText(plan),
        // The plan hands out; a network found at some address is a finding, not an allocation.
        autoImport: false,
        ...(parent === undefined ? {} : { sourceIpamPoolId: parent.pool.id }),
        ...(plan.locale === undefined ? {} : { poolRegionId: plan.locale }),
        ...(plan.note === undefined ? {} : { tags: { note: tagText(plan.note) } }),
      });
      // A block is cut from the parent's blocks, which must be there by then.
      const dependsOn = [...(parent?.cidrs ?? [])];
      const cidrs = plan.cidrs.map(({ key, cidr }) =>
        this.child(
          alicloud.vpc.IpamIpamPoolCidr,
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
      const type = "alicloud:vpc/ipamIpamPoolAllocation:IpamIpamPoolAllocation";
      this.child(
        alicloud.vpc.IpamIpamPoolAllocation,
        nameOf(plan.key),
        {
          ipamPoolId: pool.id,
          cidr: plan.cidr,
          ipamPoolAllocationName: physicalName(type, this.#base, nameOf(plan.key)),
          ipamPoolAllocationDescription: allocationText(plan),
        },
        { dependsOn: [...cidrs] },
      );
    }
  }
}
