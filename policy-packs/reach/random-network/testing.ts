/** Random networks for the property tests: small, dense, and full of rules that nearly match. */
import fc from "fast-check";
import { parsePrefix } from "../../../ipam/prefix.ts";
import { PrefixSet } from "../../../ipam/prefix-set.ts";
import type { Acl, Endpoint, FilterRule, Firewall, Link, LinkEnd, NetworkModel, Subnet } from "../model.ts";
import { ALL_SERVICES, type Services, services } from "../traffic.ts";

const port = (protocol: string, from: number, to = from): Services =>
  services(protocol, { from, to }) ?? ALL_SERVICES;

const SERVICES: readonly Services[] = [
  ALL_SERVICES,
  port("tcp", 0, 65_535),
  port("tcp", 443),
  port("tcp", 3306),
  port("tcp", 400, 3306),
  port("tcp", 1024, 65_535),
  port("tcp", 32_768, 65_535),
  port("tcp", 1024, 32_767),
  port("udp", 0, 65_535),
  port("icmp", 0),
];

const PEERS = [
  "0.0.0.0/0",
  "::/0",
  "0.0.0.0/1",
  "128.0.0.0/1",
  "198.51.100.0/24",
  "198.51.100.64/26",
  "10.0.0.0/8",
  "10.1.0.0/16",
  "10.1.1.0/24",
  "10.2.0.0/24",
  "172.16.0.0/16",
  "fd00:1::/48",
  "2001:db8::/32",
];

/** Addresses and services that packets are made of: inside and just outside of what rules name. */
export const SOURCES = [
  "198.51.100.1",
  "198.51.100.70",
  "8.8.8.8",
  "172.16.3.4",
  "172.17.3.4",
  "2001:db8::1",
  "2a00::1",
];
export const ASKED = [
  port("tcp", 443).from,
  port("tcp", 3306).from,
  port("tcp", 22).from,
  port("tcp", 3307).from,
  port("udp", 53).from,
  port("icmp", 0).from,
  port("gre", 0).from,
];

const GROUPS = ["g0", "g1", "g2", "g3"];
const NETWORKS = ["n1", "n2"];
const SUBNETS = ["1.0", "1.1", "2.0"];
const ENDPOINTS = ["e0", "e1", "e2", "e3", "lb"];
/** The first two stand in the way of routes, the last at the border. */
const FIREWALLS = ["w1", "w2", "border"];

const rules = (id: string, ofGroup: boolean): fc.Arbitrary<readonly FilterRule[]> =>
  fc
    .array(
      fc.record({
        allow: fc.nat({ max: 5 }).map((drawn) => drawn > 0),
        services: fc.constantFrom(...SERVICES),
        peer: fc.option(fc.constantFrom(...PEERS), { freq: 6 }),
        group: fc.constantFrom(...GROUPS),
        order: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 5 },
    )
    .map((drawn) =>
      drawn.map(({ allow, services: of, peer, group, order }, n) => ({
        id: `${id}#${n}`,
        name: `${id}#${n}`,
        allow,
        services: of,
        peers: PrefixSet.of(peer ? [peer] : []),
        peerGroups: ofGroup && !peer ? [group] : [],
        order,
      })),
    );

/** Every second filter begins with an open rule, or hardly a packet would come through several of them. */
const side = (id: string, ofGroup: boolean): fc.Arbitrary<readonly FilterRule[]> =>
  fc.tuple(fc.boolean(), rules(id, ofGroup)).map(([open, drawn]) => {
    const all = PrefixSet.of(["0.0.0.0/0", "::/0"]);
    const rule = { id: `${id} all`, name: `${id} all`, allow: true, services: ALL_SERVICES };
    return open ? [...drawn, { ...rule, peers: all, peerGroups: [], order: 4 }] : drawn;
  });

const filter = (id: string, ofGroup: boolean): fc.Arbitrary<Acl> =>
  fc
    .record({ ingress: side(`${id} in`, ofGroup), egress: side(`${id} out`, ofGroup) })
    .map((sides) => ({ id, name: id, ...sides }));

const route = (targets: readonly string[]) =>
  fc.record({
    destination: fc
      .constantFrom("0.0.0.0/0", "::/0", ...PEERS, "10.2.0.0/16")
      .map((text) => parsePrefix(text)),
    target: fc.constantFrom(...targets),
  });

/** Routes as somebody would write them, of which chance takes some and puts others in their place. */
const usual = (network: string, other: string) =>
  [
    ["0.0.0.0/0", `igw ${network}`],
    ["::/0", `igw ${network}`],
    [`10.${other}.0.0/16`, "peering"],
    ["172.16.0.0/15", "transit"],
  ] as const;

const table = (id: string, network: string) =>
  fc
    .tuple(
      fc.array(route([`igw ${network}`, `nat ${network}`, "peering", "transit", "w1", "w2", "nowhere"]), {
        maxLength: 3,
      }),
      fc.subarray([...usual(network, network === "n1" ? "2" : "1")]),
    )
    .map(([drawn, kept]) => {
      const wanted = kept.map(([text, target]) => ({ destination: parsePrefix(text), target }));
      const byPrefix = new Map([...wanted, ...drawn].map((it) => [String(it.destination), it]));
      const routes = [...byPrefix.values()].map((it, n) => ({ id: `${id}#${n}`, name: `${id}#${n}`, ...it }));
      return { id, name: id, routes };
    });

/** A table at a gateway, which sends some of what comes in to a firewall. */
const edge = (id: string) =>
  fc.array(route(["w1", "w2", "nowhere"]), { maxLength: 3 }).map((drawn) => {
    const byPrefix = new Map(drawn.map((it) => [String(it.destination), it]));
    return {
      id,
      name: id,
      routes: [...byPrefix.values()].map((it, n) => ({ id: `${id}#${n}`, name: id, ...it })),
    };
  });

const firewalls: fc.Arbitrary<readonly Firewall[]> = fc.tuple(
  ...FIREWALLS.map((id, n) =>
    filter(id, false).map(
      ({ ingress }): Firewall => ({ id, name: id, ingress, ...(n < 2 && { table: `r${n}` }) }),
    ),
  ),
);

function end(id: string, others: readonly string[], network?: string): fc.Arbitrary<LinkEnd> {
  const drawn = fc.uniqueArray(route(others), {
    maxLength: 4,
    selector: ({ destination }) => String(destination),
  });
  return fc.option(drawn, { freq: 2 }).map((routes) => ({
    id,
    name: id,
    ...(network && { network }),
    ...(routes && {
      routes: routes.map(({ destination, target }, n) => ({
        id: `${id}#${n}`,
        name: `${id}#${n}`,
        destination,
        to: target,
      })),
    }),
  }));
}

const links: fc.Arbitrary<readonly Link[]> = fc
  .tuple(
    end("p1", ["p2"], "n1"),
    end("p2", ["p1"], "n2"),
    end("t1", ["t2", "t0", "drop"], "n1"),
    end("t2", ["t1", "t0", "drop"], "n2"),
    end("t0", ["t1", "t2", "drop"]),
  )
  .map(([p1, p2, t1, t2, t0]) => [
    { id: "peering", name: "peering", kind: "peering", ends: [p1, p2] },
    { id: "transit", name: "transit", kind: "transit", ends: [t1, t2, t0] },
  ]);

const subnets: fc.Arbitrary<readonly Subnet[]> = fc.tuple(
  ...SUBNETS.map((id, n) => {
    const [network = "", third = ""] = id.split(".");
    return fc
      .record({ acl: fc.option(fc.constantFrom("a0", "a1")), table: fc.constantFrom("r0", "r1", "r2") })
      .map(
        ({ acl }): Subnet => ({
          id,
          name: id,
          network: `n${network}`,
          prefixes: PrefixSet.of([`10.${network}.${third}.0/24`, `fd00:${network}:0:${third}::/64`]),
          table: `r${n}`,
          ...(acl && { acl }),
        }),
      );
  }),
);

const endpoint = (id: string, n: number): fc.Arbitrary<Endpoint> =>
  fc
    .record({
      subnet: fc.constantFrom(...SUBNETS),
      groups: fc.uniqueArray(fc.constantFrom(...GROUPS), { minLength: 1, maxLength: 2 }),
      ipv4: fc.boolean(),
      ipv6: fc.boolean(),
      both: fc.boolean(),
      guarded: fc.boolean(),
      further: fc.boolean(),
    })
    .map(({ subnet, groups, ipv4, ipv6, both, guarded, further }) => {
      const [network = "", third = ""] = subnet.split(".");
      const own = [`10.${network}.${third}.${10 + n}/32`, `fd00:${network}:0:${third}::${10 + n}/128`];
      return {
        id,
        name: id,
        // The last host may be a second interface of the first.
        ...(further && id === "e3" && { host: "e0" }),
        subnets: [subnet],
        addresses: PrefixSet.of(both ? own : own.slice(0, 1)),
        groups,
        publicAddresses: [
          {
            id: `${id} 4`,
            name: `${id} 4`,
            family: "ipv4",
            present: ipv4,
            ...(guarded && { firewall: "border" }),
          },
          { id: `${id} 6`, name: `${id} 6`, family: "ipv6", present: ipv6 },
        ],
      };
    });

const listeners = fc
  .array(
    fc.record({
      services: fc.constantFrom(port("tcp", 443), port("tcp", 22)),
      clients: fc.option(fc.constantFrom(...PEERS)),
      endpoint: fc.constantFrom(...ENDPOINTS),
      to: fc.constantFrom(port("tcp", 443), port("tcp", 3306)),
      keepsClient: fc.boolean(),
      balancer: fc.constantFrom("lb", "e0"),
      sender: fc.option(fc.constantFrom("lb", "e2"), { freq: 2 }),
    }),
    { minLength: 3, maxLength: 6 },
  )
  .map((drawn) =>
    drawn.map((it, n) => ({
      id: `l${n}`,
      name: `l${n}`,
      balancer: it.balancer,
      ...(it.sender && { sender: it.sender }),
      services: it.services,
      ...(it.clients && { clients: PrefixSet.of([it.clients]) }),
      targets: [
        { id: `l${n}t`, name: `l${n}t`, endpoint: it.endpoint, services: it.to, keepsClient: it.keepsClient },
      ],
    })),
  );

export const networkModels: fc.Arbitrary<NetworkModel> = fc
  .record({
    groups: fc.tuple(...GROUPS.map((id) => filter(id, true))),
    acls: fc.tuple(filter("a0", false), filter("a1", false)),
    tables: fc.tuple(table("r0", "n1"), table("r1", "n1"), table("r2", "n2"), edge("edge")),
    firewalls,
    edged: fc.boolean(),
    links,
    subnets,
    endpoints: fc.tuple(...ENDPOINTS.map(endpoint)),
    listeners,
    forwarded: fc.option(fc.constantFrom(...ENDPOINTS)),
    routed: fc.boolean(),
  })
  .map(
    ({ forwarded, routed, edged, ...drawn }): NetworkModel => ({
      ...drawn,
      networks: NETWORKS.map((id, n) => ({
        id,
        name: id,
        prefixes: PrefixSet.of([`10.${n + 1}.0.0/16`, `fd00:${n + 1}::/48`]),
        routedFamilies: routed ? ["ipv4", "ipv6"] : ["ipv6"],
      })),
      gateways: NETWORKS.flatMap((network) => [
        {
          id: `igw ${network}`,
          name: "igw",
          kind: "internet",
          network,
          families: ["ipv4", "ipv6"],
          ...(edged && { table: "edge" }),
        },
        { id: `nat ${network}`, name: "nat", kind: "nat", network, families: ["ipv4"] },
      ]),
      forwards: forwarded
        ? [
            {
              id: "f",
              name: "f",
              gateway: "nat n1",
              endpoint: forwarded,
              services: port("tcp", 3306),
              firewall: "border",
            },
          ]
        : [],
    }),
  );
