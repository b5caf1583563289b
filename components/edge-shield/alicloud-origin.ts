import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import type { OriginProtectionArgs } from "./contract.ts";
import { ORIGIN } from "./limits.ts";

/**
 * Anti-DDoS Origin for fixed addresses: what floods them is cleaned beyond what is cleaned for everybody. An instance
 * that is bought here stays until its time is over, whatever happens to the stack. @clause 8.3.2-c
 */
export function originProtection(
  { child, stateful }: { readonly child: MakeChild; readonly stateful: MakeChild },
  name: string,
  { addresses, instance }: OriginProtectionArgs,
): void {
  const instanceId =
    "id" in instance
      ? pulumi.output(instance.id)
      : stateful(alicloud.ddos.DdosBgpInstance, "origin", {
          instanceName: name,
          type: "Enterprise",
          ipType: "IPv4",
          ipCount: ORIGIN.addresses,
          // As the service sells it: 20 Gbit/s at least, and as much more as there is room for.
          baseBandwidth: 20,
          bandwidth: -1,
          normalBandwidth: instance.buy.cleanMbps,
          period: instance.buy.months,
        }).id;
  for (const [key, ip] of Object.entries(addresses)) {
    child(alicloud.ddos.BgpIp, `origin-${key}`, { instanceId, ip });
  }
}
