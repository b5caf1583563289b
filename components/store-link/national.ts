import { physicalName } from "../naming/layout.ts";
import type { PlannedStore } from "./layout.ts";
import { CRYPTO } from "./limits.ts";
import type { Reach } from "./segments.ts";
import { LINES, type LineKey } from "./tunnels.ts";

/** Tunnels by the national standard of one segment: SM2 certificates, SM3, SM4. @clause 3.5.3-c */
export interface PlannedNational {
  readonly segment: string;
  readonly name: string;
  /** Networks whose tables get the stores' prefixes. */
  readonly networks: readonly string[];
  readonly accepts: readonly string[];
  readonly stores: readonly PlannedNationalStore[];
}

export interface PlannedNationalStore {
  readonly key: string;
  readonly stackName: string;
  readonly lines: readonly LineKey[];
  readonly announces: readonly string[];
  readonly template: string;
}

export function nationalOf(
  name: string,
  stores: readonly PlannedStore[],
  reach: Readonly<Record<string, readonly Reach[]>>,
): readonly PlannedNational[] {
  const own = stores.filter(({ national }) => national);
  const segments = [...new Set(own.flatMap((store) => store.segments.map(({ key }) => key)))];
  return segments.map((segment) => {
    const members = own.flatMap((store) => {
      const part = store.segments.find(({ key }) => key === segment);
      return part === undefined ? [] : [{ store, part }];
    });
    return {
      segment,
      name: physicalName("alicloud:vpn/gateway:Gateway", name, "national", segment),
      networks: [...new Set((reach[segment] ?? []).map(({ network }) => network))],
      accepts: members[0]?.part.accepts ?? [],
      stores: members.map(({ store, part: { announces } }) => {
        const lines = LINES.filter((line) => store.lines[line] !== undefined);
        return {
          key: store.key,
          stackName: `${name}-${store.key}-${segment}`.replace(/[^A-Za-z0-9_-]/g, "-"),
          lines,
          announces,
          template: JSON.stringify(template(`${store.key}-${segment}`, lines, announces)),
        };
      }),
    };
  });
}

/**
 * A template of Resource Orchestration: the provider's `vpn.Connection` has no argument for the authority of the other
 * end, without which a gateway of this kind takes no connection.
 */
function template(name: string, lines: readonly LineKey[], announces: readonly string[]): object {
  const connections = lines.map((line) => [
    line,
    {
      Type: "ALIYUN::VPC::VpnConnection",
      Properties: {
        Name: `${name}-${line}`,
        VpnGatewayId: { Ref: "Gateway" },
        CustomerGatewayId: { Ref: customer(line) },
        LocalSubnet: "0.0.0.0/0",
        RemoteSubnet: "0.0.0.0/0",
        EffectImmediately: true,
        AutoConfigRoute: false,
        EnableDpd: true,
        EnableNatTraversal: true,
        RemoteCaCertificate: { Ref: "StoreAuthority" },
        IkeConfig: {
          IkeVersion: "ikev1",
          IkeMode: "main",
          IkeEncAlg: "sm4",
          IkeAuthAlg: "sm3",
          IkeLifetime: CRYPTO.phase1Seconds,
        },
        IpsecConfig: { IpsecEncAlg: "sm4", IpsecAuthAlg: "sm3", IpsecLifetime: CRYPTO.phase2Seconds },
      },
    },
  ]);
  const routes = lines.flatMap((line) =>
    announces.map((prefix) => [
      `${line}To${prefix.replace(/[./]/g, "x")}`,
      {
        Type: "ALIYUN::VPC::VpnRouteEntry",
        Properties: {
          VpnGatewayId: { Ref: "Gateway" },
          RouteDest: prefix,
          NextHop: { Ref: line },
          // The backup line takes over when the main one is down.
          Weight: line === "main" ? 100 : 0,
          PublishVpc: true,
        },
      },
    ]),
  );
  return {
    ROSTemplateFormatVersion: "2015-09-01",
    Parameters: Object.fromEntries(
      ["Gateway", "StoreAuthority", ...lines.map(customer)].map((key) => [key, { Type: "String" }]),
    ),
    Resources: Object.fromEntries([...connections, ...routes]),
  };
}

/** Parameter with the customer gateway of a line. */
export function customer(line: LineKey): string {
  return line === "main" ? "MainLine" : "BackupLine";
}
