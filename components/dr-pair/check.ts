import { type CloudRegion, placeOf, regionDistanceKm, regionsBeyondKm } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import type { KeyRef, KeyService } from "../keys/contract.ts";
import { checkServes } from "../keys/serves.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { type Cloud, checkAccount, checkRoute, checkWhole } from "../workload/check.ts";
import { checkEntries } from "./check-entries.ts";
import { CONTACT_ROLES, DATA_KINDS, type DrPairArgs, POSTURES, STAGES } from "./contract.ts";
import { DRILL, NAME, OFF_SITE_KM } from "./limits.ts";
import { minutesOf, stagesOf } from "./plan.ts";

const MINUTES = { least: 1, most: 7 * 24 * 60, unit: "minutes" } as const;

export function checkDrPair(faults: Faults, cloud: Cloud, name: string, args: DrPairArgs): void {
  if (!NAME.test(name)) {
    const hint = "small letters, digits and single hyphens, a letter first, 30 at most";
    faults.add("dr-pair.name", "name", name, "is no name of a pair", hint);
  }
  checkAccount(faults, cloud, args);
  if (args.route !== undefined) checkRoute(faults, cloud, args.route);
  checkSecond(faults, { provider: cloud, region: args.region }, args.second);
  if (!POSTURES.includes(args.posture)) {
    const hint = `one of ${POSTURES.join(", ")}`;
    faults.add("dr-pair.posture", "posture", args.posture, "is no posture", hint);
  }
  checkKeys(faults, args.keys);
  checkData(faults, cloud, args);
  checkServers(faults, cloud, args);
  checkEntries(faults, cloud, args);
  checkContacts(faults, args);
  checkDrills(faults, args);
  checkObjectives(faults, cloud, args);
}

/** @clause 1.6.3-e @clause 8.4.2-b */
function checkSecond(faults: Faults, from: CloudRegion, second: string): void {
  const other: CloudRegion = { provider: from.provider, region: second };
  const side = ({ provider, region }: CloudRegion): string | undefined =>
    provider === "aws" ? partitionOf(region) : sideOf(region);
  const offered = regionsBeyondKm(from, OFF_SITE_KM)
    .filter((region) => side({ ...from, region }) === side(from) && !/-(?:finance|gov|lr|jva)/.test(region))
    .slice(0, 2)
    .join(" or ");
  const away = regionDistanceKm(from, other);
  if (second === from.region) {
    faults.add(
      "dr-pair.second",
      "second",
      second,
      "is the region that it is to stand in for",
      `take ${offered}`,
    );
  } else if (away === undefined) {
    const hint = `take one whose place is known, such as ${offered}`;
    faults.add("dr-pair.second", "second", second, "is no region whose distance can be proved", hint);
  } else if (away < OFF_SITE_KM) {
    const text = `(${placeOf(other)?.metro}) lies ${away} km away, less than ${OFF_SITE_KM} km`;
    faults.add("dr-pair.near", "second", second, text, `take ${offered} [§1.6.3-e]`);
  } else if (side(from) !== side(other)) {
    const hint = `take ${offered}`;
    faults.add("dr-pair.side", "second", second, `is on another side (${side(other)}) of the border`, hint);
  }
}

function checkKeys(faults: Faults, keys: DrPairArgs["keys"]): void {
  if (Object.keys(keys).length > 0) return;
  const hint = "name the keys of the second region: what is copied there lies under them";
  faults.add("dr-pair.keys", "keys", "{}", "is empty", hint);
}

/** Told where a part names a domain that has no key there, or one whose policy leaves its service out. */
function checkKey(
  faults: Faults,
  keys: Readonly<Record<string, KeyRef>>,
  path: string,
  domain: string,
  service: KeyService,
): void {
  const key = keys[domain];
  if (key !== undefined) {
    checkServes(faults, `keys.${domain}`, key, service);
    return;
  }
  const known = Object.keys(keys).join(", ");
  const hint = known === "" ? "give it a key there" : `one of ${known}, or give it a key there [§8.4.2-b]`;
  faults.add("dr-pair.key", path, domain, "has no key in the second region", hint);
}

const DATABASES: readonly string[] = ["database", "global-cluster", "database-backups"];

function checkData(faults: Faults, cloud: Cloud, { data, keys }: DrPairArgs): void {
  if (Object.keys(data).length === 0) {
    const hint = "name what the system keeps; one without data needs no pair";
    faults.add("dr-pair.data", "data", "{}", "is empty", hint);
  }
  for (const [key, each] of Object.entries(data)) {
    const path = `data.${key}`;
    if (!DATA_KINDS.includes(each.kind)) {
      const hint = `one of ${DATA_KINDS.join(", ")}`;
      faults.add("dr-pair.kind", `${path}.kind`, each.kind, "is no kind of data", hint);
      continue;
    }
    if (cloud === "alicloud" && each.kind === "database") {
      const hint = "ApsaraDB RDS has no replica in another region: database-backups, or global-cluster";
      faults.add("dr-pair.kind", `${path}.kind`, each.kind, "is nothing that Alibaba Cloud has", hint);
    }
    if (each.id.trim() === "") {
      const hint = "write the identifier that commands take";
      faults.add("dr-pair.id", `${path}.id`, undefined, "is empty, so nobody could take it over", hint);
    }
    if (each.kind === "global-cluster" && (each.group ?? "").trim() === "") {
      const hint = "name the global cluster, or the global network, that the command moves";
      faults.add("dr-pair.id", `${path}.group`, undefined, "is missing", hint);
    }
    checkWhole(faults, "dr-pair.minutes", `${path}.lostMinutes`, each.lostMinutes, { ...MINUTES, least: 0 });
    checkWhole(faults, "dr-pair.minutes", `${path}.restoreMinutes`, each.restoreMinutes, {
      ...MINUTES,
      least: 0,
    });
    if (DATABASES.includes(each.kind)) {
      const service = cloud === "alicloud" && each.kind === "global-cluster" ? "polardb" : "rds";
      checkKey(faults, keys, `${path}.key`, each.key, service);
    } else if (keys[each.key] === undefined) {
      checkKey(faults, keys, `${path}.key`, each.key, "s3");
    }
  }
}

function checkServers(faults: Faults, cloud: Cloud, { images, capacity, posture, keys }: DrPairArgs): void {
  for (const [key, { version, key: domain }] of Object.entries(images)) {
    if (!/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,39}$/.test(version)) {
      const hint = "letters, digits, . _ and -, 40 at most, such as 2026-11-20";
      faults.add("dr-pair.version", `images.${key}.version`, version, "is no version", hint);
    }
    checkKey(faults, keys, `images.${key}.key`, domain, cloud === "aws" ? "ebs" : "ecs");
  }
  for (const [key, each] of Object.entries(capacity)) {
    const path = `capacity.${key}`;
    if (images[each.image] === undefined) {
      const hint = `one of ${Object.keys(images).join(", ")}: a server is made of an image that is there`;
      faults.add("dr-pair.image", `${path}.image`, each.image, "is not copied into the second region", hint);
    }
    checkWhole(faults, "dr-pair.servers", `${path}.full`, each.full, { least: 1, most: 1000 });
    checkWhole(faults, "dr-pair.servers", `${path}.standing`, each.standing, { least: 0, most: 1000 });
    checkWhole(faults, "dr-pair.minutes", `${path}.startMinutes`, each.startMinutes, {
      ...MINUTES,
      least: 0,
    });
    if (each.standing > each.full) {
      const hint = `at most ${each.full}`;
      faults.add(
        "dr-pair.servers",
        `${path}.standing`,
        each.standing,
        "is more than the whole load takes",
        hint,
      );
    } else if (posture === "warm-standby" && each.standing === 0) {
      const hint = "let at least one stand, or take posture: pilot-light";
      faults.add("dr-pair.standing", `${path}.standing`, 0, "serves nobody, which is no warm standby", hint);
    }
  }
}

function checkContacts(faults: Faults, { contacts }: DrPairArgs): void {
  for (const role of CONTACT_ROLES) {
    if ((contacts[role] ?? "").trim() !== "") continue;
    const hint = "name a duty and how it is reached, not a person who may be away [§12.2.2-d]";
    faults.add("dr-pair.contacts", `contacts.${role}`, undefined, "is empty", hint);
  }
}

/** @clause 10.2.2-d */
function checkDrills(faults: Faults, { drills = {} }: DrPairArgs): void {
  const { months = DRILL.months, day, hour } = drills;
  checkWhole(faults, "dr-pair.drill-day", "drills.day", day, { least: 1, most: 28 });
  checkWhole(faults, "dr-pair.drill-hour", "drills.hour", hour, { least: 8, most: 20 });
  const wrong = months.filter((month) => !Number.isInteger(month) || month < 1 || month > 12);
  if (wrong.length > 0) {
    faults.add("dr-pair.drills", "drills.months", wrong.join(", "), "are no months", "1 to 12");
    return;
  }
  const sorted = [...new Set(months)].sort((one, other) => one - other);
  const gaps = sorted.map((month, index) => ((sorted[index + 1] ?? (sorted[0] ?? 0) + 12) as number) - month);
  if (sorted.length > 1 && Math.max(...gaps) <= 6) return;
  const hint = "two months half a year apart, such as 4 and 10 [§10.2.2-d]";
  faults.add(
    "dr-pair.drills",
    "drills.months",
    months.join(", "),
    "leave more than half a year without a drill",
    hint,
  );
}

/** What is promised against what is there. @clause 8.4.2-a @clause 1.6.4-b */
function checkObjectives(faults: Faults, cloud: Cloud, args: DrPairArgs): void {
  const { objectives, minutes = {} } = args;
  checkWhole(faults, "dr-pair.objectives", "objectives.rtoMinutes", objectives.rtoMinutes, MINUTES);
  checkWhole(faults, "dr-pair.objectives", "objectives.rpoMinutes", objectives.rpoMinutes, {
    ...MINUTES,
    least: 0,
  });
  for (const [stage, value] of Object.entries(minutes)) {
    if (!(STAGES as readonly string[]).includes(stage)) {
      const hint = `one of ${STAGES.join(", ")}`;
      faults.add("dr-pair.stage", `minutes.${stage}`, value, "is no stage of the run-book", hint);
    } else {
      checkWhole(faults, "dr-pair.minutes", `minutes.${stage}`, value, MINUTES);
    }
  }
  for (const [key, { lostMinutes: lost }] of Object.entries(args.data)) {
    if (!(lost > objectives.rpoMinutes)) continue;
    const hint = "let it follow instead of being copied, or agree a longer rpoMinutes [§1.6.4-b]";
    const text = `loses up to ${lost} minutes, and ${objectives.rpoMinutes} are promised`;
    faults.add("dr-pair.rpo", `data.${key}.lostMinutes`, lost, text, hint);
  }
  const stages = stagesOf(cloud, args);
  const sum = minutesOf(stages);
  if (!Number.isInteger(objectives.rtoMinutes) || !(sum > objectives.rtoMinutes)) return;
  const parts = stages.map((stage) => `${stage.key} ${stage.minutes}`).join(" + ");
  const hint =
    "let servers stand ready or data follow, shorten a stage that a drill shows shorter, or agree a longer rtoMinutes [§8.4.2-a]";
  faults.add(
    "dr-pair.rto",
    "objectives.rtoMinutes",
    objectives.rtoMinutes,
    `is less than the run-book takes: ${parts} = ${sum} minutes`,
    hint,
  );
}
