import type { Input } from "@pulumi/pulumi";
import type { Environment } from "../tagging/contract.ts";

/**
 * Where a workload stands: the subnets of one tier of one network, by zone. The zones are plain, since they decide
 * how many nodes there are; ids are the cloud's.
 */
export interface Placement {
  /** AWS account (12 digits) or Alibaba Cloud account (16 digits). */
  readonly account: string;
  readonly region: string;
  readonly environment: Environment;
  readonly vpcId: Input<string>;
  /** Zone key of the plan (`apse1-az1`, `cn-shanghai-b`) → subnet or vSwitch. */
  readonly subnets: Readonly<Record<string, Input<string>>>;
}

/** Who may connect, one row a reason. Keys are identities of rules and are kept for good. */
export type Clients = Readonly<Record<string, Client>>;

export type Client = {
  /** Why it connects; shown as the rule's description. */
  readonly reason: string;
} & (
  | {
      /** Security group of the same network on the hosts that connect. */
      readonly group: Input<string>;
    }
  | {
      /** Prefixes of the plan. A public or whole-world prefix is refused. */
      readonly prefixes: readonly string[];
    }
);
