import type * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import { ALICLOUD_GRANTS } from "../keys/alicloud-services.ts";
import { acsArn } from "../partition/alicloud.ts";

export interface Makers {
  readonly child: MakeChild;
  readonly stateful: MakeChild;
}

/** What of a database programs, secrets and alarms need to know. */
export interface AlicloudNode {
  readonly id: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
  readonly readEndpoint?: pulumi.Output<string>;
  /** What has to be there before accounts are made. */
  readonly whole: readonly pulumi.Resource[];
}

/** Provider of the second region. */
export type There = pulumi.ProviderResource;

/** By this role ApsaraDB reaches the key; RAM writes roles' names small in ARNs. */
export function keyRoleArn(account: string): string {
  const grant = ALICLOUD_GRANTS.rds;
  if (typeof grant === "string") throw new Error("ApsaraDB reaches keys by a role");
  return acsArn({ service: "ram", account, resource: `role/${grant.name.toLowerCase()}` });
}

/** Groups of clients, as both services take them. */
export function clientGroups(clients: Readonly<Record<string, object>>): readonly pulumi.Input<string>[] {
  return Object.values(clients).flatMap((client) =>
    "group" in client ? [client.group as pulumi.Input<string>] : [],
  );
}

/** `15:00-16:00` → `15:00Z-16:00Z`. */
export function zulu(hour: string): string {
  return hour
    .split("-")
    .map((each) => `${each}Z`)
    .join("-");
}
