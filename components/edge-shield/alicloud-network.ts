import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { MakeChild } from "../component.ts";
import type { Tags } from "../tagging/contract.ts";
import type { EdgeShieldArgs, OriginSecret } from "./contract.ts";
import type { AlicloudEdgeShieldLayout } from "./layout.ts";
import { HSTS_SECONDS, LOG_DAYS, ORIGIN_HEADER } from "./limits.ts";

interface Make {
  readonly child: MakeChild;
  readonly stateful: MakeChild;
}

type Network = NonNullable<AlicloudEdgeShieldLayout["network"]>;

interface DeliveryNetwork {
  readonly origin: OriginSecret;
  readonly names: Readonly<Record<string, pulumi.Output<string>>>;
}

/** Alibaba Cloud CDN: a domain each, with the functions that make it HTTPS alone. @clause 8.2.3-e */
export function alicloudDeliveryNetwork(
  make: Make,
  network: Network,
  args: EdgeShieldArgs,
  waivers: Tags,
): DeliveryNetwork {
  const { child } = make;
  const secret = child(random.RandomPassword, "origin", {
    length: 40,
    special: false,
    keepers: { version: network.secretVersion },
  });
  const store = accessLog(make, network);
  const names = network.domains.map((domain) => {
    const accelerated = child(alicloud.cdn.DomainNew, domain, {
      domainName: domain,
      cdnType: "web",
      scope: network.scope,
      sources: [{ type: "domain", content: network.origin, port: 443, priority: 20, weight: 10 }],
      certificateConfig: {
        certType: "cas",
        certId: args.network?.certificate ?? "",
        certRegion: network.certificateRegion,
        serverCertificateStatus: "on",
      },
      tags: waivers,
    });
    for (const { key, functionName, args: given } of functions(network, secret.result)) {
      child(alicloud.cdn.DomainConfig, `${domain}-${key}`, {
        domainName: accelerated.domainName,
        functionName,
        functionArgs: Object.entries(given).map(([argName, argValue]) => ({ argName, argValue })),
      });
    }
    child(alicloud.cdn.RealTimeLogDelivery, domain, {
      domain: accelerated.domainName,
      project: store.projectName,
      logstore: store.logstoreName,
      slsRegion: args.region,
    });
    return [domain, accelerated.cname] as const;
  });
  return { origin: { header: ORIGIN_HEADER, value: secret.result }, names: Object.fromEntries(names) };
}

interface DomainFunction {
  readonly key: string;
  readonly functionName: string;
  readonly args: Readonly<Record<string, pulumi.Input<string>>>;
}

/** "Parameters for configuring features for domain names", CDN. */
function functions(network: Network, secret: pulumi.Output<string>): readonly DomainFunction[] {
  return [
    { key: "https", functionName: "https_force", args: { enable: "on", https_rewrite: "301" } },
    {
      key: "tls",
      functionName: "https_tls_version",
      args: { tls10: "off", tls11: "off", tls12: "on", tls13: "on" },
    },
    {
      key: "hsts",
      functionName: "HSTS",
      args: {
        enabled: "on",
        https_hsts_max_age: String(HSTS_SECONDS),
        https_hsts_include_subdomains: "on",
      },
    },
    {
      key: "origin-tls",
      functionName: "forward_scheme",
      args: { enable: "on", scheme_origin: "https", scheme_origin_port: "443" },
    },
    { key: "origin-host", functionName: "set_req_host_header", args: { domain_name: network.origin } },
    {
      key: "origin-sni",
      functionName: "https_origin_sni",
      args: { enabled: "on", https_origin_sni: network.origin },
    },
    { key: "origin-secret", functionName: "set_req_header", args: { key: ORIGIN_HEADER, value: secret } },
    // Pages have customers' own data in them: nothing is kept but what is named.
    { key: "no-cache", functionName: "path_based_ttl_set", args: { path: "/", ttl: "0", weight: "1" } },
    ...network.cached.map((path, index) => ({
      key: `cache-${path.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "")}`,
      functionName: "path_based_ttl_set",
      args: { path: path.replace(/\*$/, ""), ttl: "86400", weight: String(99 - index) },
    })),
  ];
}

function accessLog({ child, stateful }: Make, { project, store }: Network): alicloud.log.Store {
  const kept = stateful(alicloud.log.Project, "network-access", {
    projectName: project,
    description: "Who asked the delivery network for what",
  });
  const written = stateful(alicloud.log.Store, "network-access", {
    projectName: kept.projectName,
    logstoreName: store,
    retentionPeriod: LOG_DAYS,
    shardCount: 2,
    autoSplit: true,
    maxSplitShardCount: 16,
    encryptConf: { enable: true, encryptType: "default" },
  });
  child(alicloud.log.StoreIndex, "network-access", {
    project: kept.projectName,
    logstore: written.logstoreName,
    fullText: { token: ", '\";=()[]{}?@&<>/:\n\t\r" },
  });
  return written;
}
