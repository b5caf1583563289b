import type { EdgeRef } from "../../edge-shield/contract.ts";
import type {
  AccessLogArgs,
  Exposure,
  ServerArgs,
  Unshielded,
  WebTierArgs,
} from "../../web-tier/contract.ts";
import { layoutAlicloudWebTier, layoutAwsWebTier } from "../../web-tier/layout.ts";
import type { Clients } from "../../workload/contract.ts";
import type { SystemSite } from "../contract.ts";
import type { PartFacts, PartKind, PartSite } from "../part.ts";
import { placementOf, tierOf } from "../tiers.ts";

/** What a system does not know of its entry by itself. */
export interface EntryRequest
  extends Pick<WebTierArgs, "certificate" | "capacity" | "permissions" | "interruptible" | "quotas"> {
  readonly server: Omit<ServerArgs, "groups">;
  /** Where requests are recorded; what the site says if left out. */
  readonly accessLog?: AccessLogArgs;
  /** Who enters, by names of the site's peers. Default: every peer that the network lets in. */
  readonly visitors?: readonly string[];
  /** From the internet, and no firewall for applications before it. */
  readonly unshielded?: Unshielded["none"];
}

/** Six calendar months. @clause 1.10.2-c */
const ACCESS_LOG_DAYS = 184;

const HTTPS = 443;

/** So that the rest of an entry without edge and without reason is checked too. */
const NOTHING: Unshielded["none"] = { reason: "nothing was said", owner: "nobody" };

/** A balancer in the web tier, and its servers in the app tier. */
export const entries: PartKind<EntryRequest, WebTierArgs> = {
  noun: "entry",
  role: "web",
  args: (request, given) => {
    const { certificate, capacity, permissions, interruptible, quotas, server } = request;
    const { site, system, tags, key, deletion } = given;
    const own = site.tiers[tierOf(site, "app") ?? ""]?.group;
    return {
      ...placementOf(site, "app"),
      tags,
      system: system.name,
      exposure: exposureOf(request, given),
      balancerSubnets: balancerSubnets(site),
      certificate,
      server: { ...server, groups: [...(own === undefined ? [] : [own]), given.hosts] },
      capacity,
      key: key("disks"),
      accessLog: request.accessLog ?? accessLogOf(site),
      route: given.route(),
      ...(permissions !== undefined && { permissions }),
      ...(interruptible !== undefined && { interruptible }),
      ...(quotas !== undefined && { quotas }),
      ...(deletion !== undefined && { deletion }),
    };
  },
  layout: (name, args, { provider }) => {
    const { server } = provider === "aws" ? layoutAwsWebTier(name, args) : layoutAlicloudWebTier(name, args);
    const { exposure } = args;
    return {
      zones: Object.keys(args.subnets).length,
      ports: [HTTPS],
      behind: { role: "app", ports: [server.port] },
      probed: true,
      ...(exposure.to === "inside" && { visitors: prefixesOf(exposure.clients) }),
      ...(exposure.to === "internet" && {
        firewall: !("none" in exposure.edge && exposure.edge.none === NOTHING),
      }),
    };
  },
};

function prefixesOf(clients: Clients): NonNullable<PartFacts["visitors"]> {
  return Object.fromEntries(
    Object.entries(clients).map(([name, client]) => [name, "prefixes" in client ? client.prefixes : []]),
  );
}

/** Whoever the system is for: anybody behind the edge, or the peers that the network lets in. */
function exposureOf({ unshielded, visitors }: EntryRequest, { site, system }: PartSite): Exposure {
  if (system.exposure !== "internet") return { to: "inside", clients: visitorsOf(site, visitors) };
  const edge: EdgeRef | Unshielded | undefined = unshielded === undefined ? site.edge : { none: unshielded };
  return { to: "internet", edge: edge ?? { none: NOTHING } };
}

/** Those named, or the peers with a flow to the web tier. @clause 8.3.2-b @clause 3.4.1-d */
function visitorsOf(site: SystemSite, named: readonly string[] | undefined): Clients {
  const web = tierOf(site, "web");
  const flows = Object.values(site.flows).filter(({ to, from }) => to === web && from in site.peers);
  const names = named ?? flows.map(({ from }) => from);
  return Object.fromEntries(
    names.map((name) => [name, { reason: `${name} enter`, prefixes: site.peers[name] ?? [] }]),
  );
}

function balancerSubnets(site: SystemSite): WebTierArgs["balancerSubnets"] {
  const { subnets = {}, prefixes = {} } = site.tiers[tierOf(site, "web") ?? ""] ?? {};
  return Object.fromEntries(
    Object.entries(subnets).map(([zone, id]) => [zone, { id, ipv4: prefixes[zone] ?? "" }]),
  );
}

function accessLogOf({ provider, accessLogs }: SystemSite): AccessLogArgs {
  if (provider === "aws" && accessLogs !== undefined) return { bucket: accessLogs };
  return { retentionDays: ACCESS_LOG_DAYS };
}
