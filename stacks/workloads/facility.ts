import { z } from "zod";
import {
  AlicloudFacility,
  AwsFacility,
  FACILITY_CLASSES,
  type FacilityArgs,
  LIMITS,
  layoutAlicloudFacility,
  layoutAwsFacility,
  ROOM_KINDS,
  type RoomArgs,
  SENSORS,
  sensorsOf,
  type VideoArgs,
} from "../../components/facility/index.ts";
import type { DeviceClassArgs } from "../../components/iot/index.ts";
import { type Diagnostic, didYouMean, type Path } from "../../ipam/index.ts";
import type { GovernedAccount } from "../governance/account.ts";
import { stepsOf, withoutUndefined } from "../governance/written.ts";
import { key, optOut, text } from "../texts.ts";
import { alarmsOf } from "./alarms-of.ts";
import type { Asked, GroupKind, WorkloadLinks, WorkloadScope } from "./asked.ts";
import { accountOf } from "./standing.ts";

const sensor = z.enum(SENSORS);

const room = z.strictObject({
  site: key.describe("name of the site in the plan"),
  where: text.describe("building and floor, for whoever is called"),
  kind: z.enum(ROOM_KINDS).describe("a store room has the short list: climate and ups (guide 9.2.1)"),
  also: z.array(sensor).min(1).optional().describe("sensors beside those of its kind"),
  without: z
    .partialRecord(sensor, optOut)
    .optional()
    .describe("sensors of its kind that it has none of, and why"),
  limits: z
    .partialRecord(z.enum(LIMITS), z.strictObject({ value: z.number(), reason: text, owner: text }))
    .optional()
    .describe("limits of its own; 28 °C, 20 and 80 % humidity, 80 % load if left out (guide 9.2.2)"),
});

const video = z.strictObject({
  key: key.describe("key domain of recordings, in both regions"),
  offSite: z.string().min(1).describe("region of the copies, 50 km away at least"),
  keepDays: z.int().optional().describe("90 at least, and if left out (guide 9.6.2)"),
  recorders: z.record(key, text).describe("who writes recordings, and what it is"),
  viewers: z.record(key, text).describe("who looks at them, and what for"),
  lock: z
    .union([z.strictObject({ approver: text }), z.strictObject({ none: optOut })], {
      error: "write { approver: … } for a lock for good, or { none: { reason: …, owner: … } }",
    })
    .optional()
    .describe("for good, or none; one that people may lift if left out, which Alibaba Cloud does not know"),
  noCopy: optOut.optional().describe("recordings in one region alone, and why"),
});

/** One entry of `workloads.facilities`: rooms whose sensors report to one fleet of devices. */
const facilitySection = z.strictObject({
  iot: key.describe("name in workloads.iot: their sensors are devices there (guide 7.5.3)"),
  rooms: z.record(key, room).describe("by the name that their sensors are registered under"),
  video: video.optional().describe("where their cameras record to (guide 9.6.2)"),
});

export const facilitiesSection = z.record(key, facilitySection);

type Section = z.infer<typeof facilitiesSection>;
type Facility = z.infer<typeof facilitySection>;

export const facilities: GroupKind<Section> = {
  references: (section, scope) => [
    ...Object.entries(section).flatMap(([name, each]) => lost(name, each, scope)),
    ...again(section, scope),
  ],
  plan: (section, scope) =>
    Object.entries(section).flatMap(([name, each]) => {
      const place = placeOf(each, scope);
      return place === undefined ? [] : [asked(name, each, place)];
    }),
};

/** Classes that rooms bring to the fleet of an entry of `workloads.iot`. */
export function facilityClasses(
  iot: string,
  { workloads }: Pick<WorkloadScope["document"], "workloads">,
): Readonly<Record<string, DeviceClassArgs>> {
  const rooms = Object.values(workloads.facilities ?? {}).flatMap((each) =>
    each.iot === iot ? Object.values(roomsOf(each)) : [],
  );
  const used = new Set(rooms.flatMap(sensorsOf));
  return Object.fromEntries(
    Object.entries(FACILITY_CLASSES).filter(([name]) => used.has(name as keyof typeof FACILITY_CLASSES)),
  );
}

interface Place {
  readonly account: GovernedAccount;
  readonly region: string;
}

function placeOf({ iot }: Facility, scope: WorkloadScope): Place | undefined {
  const { network } = scope.document.workloads.iot?.[iot] ?? {};
  const region = scope.networks[network ?? ""]?.args.addresses.region;
  const account = network === undefined ? undefined : accountOf({ network }, scope);
  return region === undefined || account === undefined ? undefined : { account, region };
}

function asked(name: string, facility: Facility, { account, region }: Place): Asked {
  const at: Path = ["workloads", "facilities", name];
  const args = (links: WorkloadLinks) => argsOf(facility, { account, region }, links);
  return {
    name,
    at,
    place: (path) => placeIn(at, path),
    layout: (links) =>
      account.provider === "aws"
        ? layoutAwsFacility(name, args(links))
        : layoutAlicloudFacility(name, args(links)),
    build: (links, opts) => {
      const made = args(links);
      const here = opts(account.name, region);
      if (account.provider === "alicloud") {
        const offSite =
          made.video === undefined ? undefined : opts(account.name, made.video.offSite).provider;
        new AlicloudFacility(name, made, here, offSite === undefined ? {} : { offSite });
        return;
      }
      const { alarmTargets } = new AwsFacility(name, made, here);
      // Log Service has the rooms' alerts there; here they are metrics as any other.
      alarmsOf(`${name}-room`, made, alarmTargets, links.route(account.name, region), here);
    },
  };
}

/** Where the file says what a fault of the component's arguments is about. */
function placeIn(at: Path, path: string): Path {
  const [first = "", second, ...rest] = stepsOf(path);
  if (first === "rooms" && second !== undefined) return [...at, first, second, ...rest];
  if (first === "rooms") return [...at, first];
  if (first === "video" && second === "offSiteKey") return [...at, first, "key"];
  if (first === "video") return [...at, first, ...(second === undefined ? [] : [second]), ...rest];
  return [...at, "iot"];
}

function argsOf(facility: Facility, { account, region }: Place, links: WorkloadLinks): FacilityArgs {
  return {
    account: account.id,
    region,
    environment: account.environment,
    tags: account.tags,
    fleet: links.fleets.get(facility.iot) ?? { types: {} },
    rooms: roomsOf(facility),
    // Whom alerts reach is asked for by alarms; without a route the rooms' own would reach nobody.
    route: links.route(account.name, region) ?? NOBODY[account.provider],
    ...(account.provider === "aws" ? { key: links.key(account.name, region, "logs") } : {}),
    ...(facility.video === undefined ? {} : { video: videoOf(facility.video, { account, region }, links) }),
  };
}

function roomsOf({ rooms }: Facility): Readonly<Record<string, RoomArgs>> {
  return Object.fromEntries(
    Object.entries(rooms).map(([name, { site, where, without, limits, ...rest }]) => [
      name,
      {
        ...withoutUndefined(rest),
        where: `${site}, ${where}`,
        ...(without === undefined ? {} : { without: withoutUndefined(without) }),
        ...(limits === undefined ? {} : { limits: withoutUndefined(limits) }),
      },
    ]),
  );
}

function videoOf(
  { key: domain, ...rest }: NonNullable<Facility["video"]>,
  { account, region }: Place,
  links: WorkloadLinks,
): VideoArgs {
  return {
    ...withoutUndefined(rest),
    key: links.key(account.name, region, domain),
    offSiteKey: links.key(account.name, rest.offSite, domain),
  };
}

const NOBODY = {
  aws: { provider: "aws", topicArn: "" },
  alicloud: { provider: "alicloud", contactGroup: "", queue: "", queueArn: "", actionPolicy: "" },
} as const;

/** Fleets, sites and regions that the estate lacks. */
function lost(name: string, facility: Facility, scope: WorkloadScope): readonly Diagnostic[] {
  const { document, source, allocation } = scope;
  const at: Path = ["workloads", "facilities", name];
  const fault = (path: Path, message: string, hint: string): Diagnostic =>
    source.fault({ path: [...at, ...path] }, { code: "estate.reference", message, hint });
  const fleets = Object.keys(document.workloads.iot ?? {});
  const faults: Diagnostic[] = [];
  if (!fleets.includes(facility.iot)) {
    const hint =
      fleets.length === 0
        ? "sensors report through devices: write workloads.iot first"
        : didYouMean(facility.iot, fleets, "entry of workloads.iot");
    faults.push(fault(["iot"], "workloads.iot has no such entry", hint));
  }
  const sites = [...new Set(allocation.prefixes.flatMap(({ site }) => (site === null ? [] : [site])))];
  for (const [each, { site }] of Object.entries(facility.rooms)) {
    if (sites.includes(site)) continue;
    faults.push(fault(["rooms", each, "site"], "the plan has no such site", didYouMean(site, sites, "site")));
  }
  const { account } = placeOf(facility, scope) ?? {};
  if (
    facility.video !== undefined &&
    account !== undefined &&
    !account.regions.includes(facility.video.offSite)
  ) {
    const hint = `use one of: ${account.regions.join(", ")}; or add it to regions: of ${account.name}`;
    faults.push(fault(["video", "offSite"], "is no region of the account", hint));
  }
  return faults;
}

/** Its rules read every room of the fleet: a second entry would raise each alarm twice, by limits of its own. */
function again(section: Section, { source }: WorkloadScope): readonly Diagnostic[] {
  const taken = new Map<string, string>();
  return Object.entries(section).flatMap(([name, { iot }]) => {
    const first = taken.get(iot);
    taken.set(iot, first ?? name);
    if (first === undefined) return [];
    return [
      source.fault(
        { path: ["workloads", "facilities", name, "iot"] },
        {
          code: "estate.reference",
          message: `is the fleet of ${first} already`,
          hint: "write its rooms there: rooms of one fleet are one entry",
        },
      ),
    ];
  });
}
