import { z } from "zod";
import {
  AlicloudIot,
  AwsIot,
  type FleetRef,
  fleetTypes,
  type IotArgs,
  layoutAlicloudIot,
  layoutAwsIot,
} from "../../components/iot/index.ts";
import type { Diagnostic } from "../../ipam/index.ts";
import type { GovernedAccount } from "../governance/account.ts";
import { withoutUndefined } from "../governance/written.ts";
import { key, text } from "../texts.ts";
import { alarmsOf } from "./alarms-of.ts";
import type { Asked, GroupKind, WorkloadLinks, WorkloadScope } from "./asked.ts";
import { facilityClasses } from "./facility.ts";
import { accountOf, standingFaults } from "./standing.ts";

const word = z.string().min(1);

const range = z.strictObject({
  least: z.number().optional().describe("what is below is an alarm"),
  most: z.number().optional().describe("what is above is an alarm"),
  unit: word,
});

const deviceClass = z.strictObject({
  purpose: text,
  readings: z.record(word, range).optional().describe("what it measures, and what is in range (guide 7.5.2)"),
  commands: z.boolean().optional().describe("takes commands on a topic of its own; only reports if left out"),
});

const brokers = z.strictObject({
  servers: z.record(key, word).describe("ids of ECS instances that run an MQTT broker, two at least"),
  port: z.int().optional().describe("that they answer the balancer on; 1883 if left out"),
  serverCertificate: word,
  deviceAuthority: word.describe("who issues the certificates of devices"),
});

/** One entry of `workloads.iot`: the devices of one network's account and region. */
const iotSection = z
  .strictObject({
    network: key.describe("name in networks:, by which devices reach the service"),
    tier: key.optional().describe("where their way in stands; the tier with the role app if left out"),
    from: z.array(key).min(1).describe("names in peers: of the network: where devices are (guide 7.2.1)"),
    classes: z
      .record(key, deviceClass)
      .optional()
      .describe("kinds of devices beside those that facilities bring"),
    brokers: brokers.optional().describe("Alibaba Cloud: the MQTT brokers, of which the service has none"),
  })
  .meta({
    renamed: {
      facility:
        "machine rooms stand in workloads.facilities: { <name>: { iot: <this entry>, rooms: { <room>: { site, where, kind: machine-room } } } }",
    },
  });

export const iotsSection = z.record(key, iotSection);

type Section = z.infer<typeof iotsSection>;
type Iot = z.infer<typeof iotSection>;

export const iots: GroupKind<Section> = {
  references: (section, scope) => [
    ...Object.entries(section).flatMap(([name, each]) =>
      standingFaults(
        {
          path: ["workloads", "iot", name],
          network: each.network,
          tier: each.tier,
          from: each.from,
          fromPath: ["from"],
          needs: "its keys, tags and route are the devices'",
        },
        scope,
      ),
    ),
    ...again(section, scope),
    ...twice(section, scope),
  ],
  plan: (section, scope) =>
    Object.entries(section).flatMap(([name, each]) => {
      const account = accountOf(each, scope);
      return account === undefined ? [] : [asked(name, each, account, scope)];
    }),
};

/** Fleets as they will be. */
export function plannedFleets(section: Section | undefined, scope: WorkloadScope): Map<string, FleetRef> {
  return new Map(
    Object.entries(section ?? {}).map(([name, each]): [string, FleetRef] => {
      const types = fleetTypes(
        name,
        Object.keys({ ...facilityClasses(name, scope.document), ...each.classes }),
      );
      const onAlicloud = accountOf(each, scope)?.provider === "alicloud";
      return [name, { types, ...(onAlicloud && { lines: { project: "", store: "" } }) }];
    }),
  );
}

function asked(name: string, iot: Iot, account: GovernedAccount, { document }: WorkloadScope): Asked {
  const rooms = facilityClasses(name, document);
  const args = (links: WorkloadLinks) => argsOf(iot, rooms, account, links);
  return {
    name,
    at: ["workloads", "iot", name],
    layout: (links) =>
      account.provider === "aws" ? layoutAwsIot(name, args(links)) : layoutAlicloudIot(name, args(links)),
    build: (links, opts) => {
      const made = args(links);
      const here = opts(account.name, made.region);
      if (account.provider === "alicloud") links.fleets.set(name, new AlicloudIot(name, made, here).fleet);
      else {
        const { alarmTargets, fleet } = new AwsIot(name, made, here);
        links.fleets.set(name, fleet);
        // Log Service has the devices' alerts there; here they are metrics as any other.
        alarmsOf(name, made, alarmTargets, links.route(account.name, made.region), here);
      }
    },
  };
}

function argsOf(
  { network, tier, from, classes = {}, brokers: own }: Iot,
  rooms: IotArgs["classes"],
  account: GovernedAccount,
  links: WorkloadLinks,
): IotArgs {
  const { environment, region, vpcId, tiers, peers } = links.site(network);
  const standing = tier ?? Object.keys(tiers).find((each) => tiers[each]?.role === "app");
  const named = Object.entries(classes).map(([name, { readings, ...rest }]) => [
    name,
    {
      ...withoutUndefined(rest),
      ...(readings === undefined
        ? {}
        : {
            readings: Object.fromEntries(
              Object.entries(readings).map(([one, each]) => [one, withoutUndefined(each)]),
            ),
          }),
    },
  ]);
  return {
    account: account.id,
    region,
    environment,
    vpcId,
    subnets: tiers[standing ?? ""]?.subnets ?? {},
    tags: account.tags,
    clients: Object.fromEntries(
      from.map((peer) => [peer, { reason: `devices of ${peer}`, prefixes: peers[peer] ?? [] }]),
    ),
    classes: { ...rooms, ...Object.fromEntries(named) },
    ...(account.provider === "aws" ? { key: links.key(account.name, region, "logs") } : {}),
    // Whom alerts reach is asked for by alarms; without a route the devices' own would reach nobody.
    route: links.route(account.name, region) ?? NOBODY[account.provider],
    ...(own === undefined ? {} : { brokers: withoutUndefined(own) }),
  };
}

const NOBODY = {
  aws: { provider: "aws", topicArn: "" },
  alicloud: { provider: "alicloud", contactGroup: "", queue: "", queueArn: "", actionPolicy: "" },
} as const;

/** Log, register and namespace are the account's in a region: a second entry would undo the first one's. */
function again(section: Section, scope: WorkloadScope): readonly Diagnostic[] {
  const taken = new Map<string, string>();
  return Object.entries(section).flatMap(([name, iot]) => {
    const network = scope.networks[iot.network];
    if (network === undefined) return [];
    const place = `${network.args.account} ${network.args.addresses.region}`;
    const first = taken.get(place);
    taken.set(place, first ?? name);
    if (first === undefined) return [];
    return [
      scope.source.fault(
        { path: ["workloads", "iot", name, "network"] },
        {
          code: "estate.reference",
          message: `stands in the account and region of ${first}`,
          hint: `write its classes there: devices of one account and region are one entry`,
        },
      ),
    ];
  });
}

/** Rooms name their classes themselves. */
function twice(section: Section, { document, source }: WorkloadScope): readonly Diagnostic[] {
  return Object.entries(section).flatMap(([name, { classes = {} }]) =>
    Object.keys(facilityClasses(name, document)).flatMap((each) =>
      each in classes
        ? [
            source.fault(
              { path: ["workloads", "iot", name, "classes", each], on: "key" },
              {
                code: "estate.reference",
                message: "is a class that facilities bring",
                hint: "give it another name; limits of rooms stand in workloads.facilities",
              },
            ),
          ]
        : [],
    ),
  );
}
