import { type Provider, placeOf } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { acsArn, sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import { OPENING } from "../workload/window.ts";
import { checkDrills } from "./check-drills.ts";
import { checkElsewhere } from "./check-elsewhere.ts";
import { checkWaiver } from "./check-waiver.ts";
import { BACKUP_CLASS_NAMES, BACKUP_CLASSES, RULE_KEYS } from "./classes.ts";
import { type BackupArgs, COMPLIANCE_WORDS } from "./contract.ts";
import {
  CONTINUOUS_DAYS,
  LEAST_AIR_GAPPED_DAYS,
  LEAST_GRACE_DAYS,
  MOST_DAYS,
  QUOTAS,
  RDS_CROSS_DAYS,
  RDS_DAYS,
} from "./limits.ts";
import { timeOf } from "./times.ts";

export function checkBackup(faults: Faults, cloud: Provider, args: BackupArgs): void {
  checkPlace(faults, cloud, args);
  checkKeys(faults, cloud, args);
  checkClasses(faults, cloud, args);
  checkSystems(faults, args);
  checkTimes(faults, args);
  checkLock(faults, args);
  checkStewards(faults, cloud, args);
  checkElsewhere(faults, cloud, args);
  checkDrills(faults, cloud, args);
  checkExtras(faults, cloud, args);
}

function checkPlace(faults: Faults, cloud: Provider, { account, region, offSite, tags, route }: BackupArgs) {
  const known = (text: string) => (cloud === "aws" ? partitionOf(text) : sideOf(text));
  const digits = cloud === "aws" ? 12 : 16;
  if (!new RegExp(`^\\d{${digits}}$`).test(account)) {
    faults.add(
      "backup.account",
      "account",
      account,
      "is no account id",
      `write its ${digits} digits, as text`,
    );
  }
  for (const [path, text] of Object.entries({ region, offSite })) {
    if (known(text) === undefined) {
      const hint = "write it as its console does";
      faults.add("backup.region", path, text, "is no region of the cloud", hint);
    } else if (placeOf({ provider: cloud, region: text }) === undefined) {
      const hint = "use one of ipam/region-places, so that distances can be proved";
      faults.add("backup.region", path, text, "lies nobody knows where", hint);
    }
  }
  if (offSite === region) {
    const hint = "name a region at least 50 km away [§1.6.3-e]";
    faults.add("backup.off-site", "offSite", offSite, "is the region of the data itself", hint);
  } else if (
    known(region) !== undefined &&
    known(offSite) !== undefined &&
    known(region) !== known(offSite)
  ) {
    const why =
      cloud === "aws" ? "nothing is copied between partitions" : "data of the mainland would leave it";
    const hint = `name a region of the same side; ${why}`;
    faults.add("backup.border", "offSite", offSite, "lies beyond the border", hint);
  }
  if (route === undefined && cloud === "aws") {
    const hint = "give the route of chat-notifier: a drill that nobody hears of proves nothing [§1.6.4-a]";
    faults.add("backup.route", "route", undefined, "is missing", hint);
  } else if (route !== undefined && route.provider !== cloud) {
    faults.add("backup.route", "route", route.provider, "is of the other cloud", "give this account's route");
  }
  for (const { key, value, message, hint } of tagFaults(tags, cloud)) {
    faults.add("backup.tags", key === "" ? "tags" : `tags.${key}`, value, message, hint);
  }
}

/** Recovery points under a service's own key cannot be copied to another region or account. */
function checkKeys(faults: Faults, cloud: Provider, args: BackupArgs): void {
  const { key, offSiteKey } = args;
  for (const [path, each] of Object.entries({ key, offSiteKey })) {
    checkServes(faults, path, each, cloud === "aws" ? "backup" : "hbr");
    if (typeof each.arn === "string" && /(?:^|[:/])alias\/(?:aws|acs)\//.test(each.arn)) {
      const hint = "make a key domain of your own: copies of what lies under it fail";
      faults.add("backup.service-key", path, each.arn, "is the service's own key", hint);
    }
  }
  // A plan knows no ARN yet, and leaves both empty.
  const { arn } = offSiteKey;
  if (cloud === "aws" && typeof arn === "string" && arn !== "" && arn === key.arn) {
    const hint = "a vault takes a key of its own region: give the replica's";
    faults.add("backup.off-site-key", "offSiteKey", arn, "is the key of the first region", hint);
  }
}

function checkClasses(faults: Faults, cloud: Provider, args: BackupArgs): void {
  const { classes } = args;
  if (Object.keys(classes).length === 0) {
    faults.add("backup.classes", "classes", "{}", "is empty", `name at least one: ${names()}`);
  }
  for (const [name, wanted] of Object.entries(classes)) {
    const path = `classes.${name}`;
    const asked = BACKUP_CLASSES[name as keyof typeof BACKUP_CLASSES];
    if (asked === undefined) {
      faults.add("backup.class", path, name, "is no class", `write one of ${names()}`);
      continue;
    }
    for (const [key, days] of Object.entries(wanted.keptDays ?? {})) {
      const rule = asked.rules.find((each) => each.key === key);
      const at = `${path}.keptDays.${key}`;
      if (rule === undefined) {
        const known = asked.rules.map((each) => each.key).join(", ");
        const hint = (RULE_KEYS as readonly string[]).includes(key)
          ? `${name} data has ${known}`
          : `write one of ${known}`;
        faults.add("backup.rule", at, key, "is no rule of the class", hint);
      } else if (!Number.isInteger(days) || days > MOST_DAYS) {
        faults.add(
          "backup.days",
          at,
          days,
          "is no number of days",
          `write ${rule.leastDays} to ${MOST_DAYS}`,
        );
      } else if (days < rule.leastDays) {
        const hint = `keep it ${rule.leastDays} days or more [§${rule.clause}]`;
        faults.add("backup.retention", at, days, "is less than the guide asks", hint);
      } else if (
        key === "nightly" &&
        (wanted.continuous ?? asked.continuous) &&
        cloud === "aws" &&
        days > CONTINUOUS_DAYS
      ) {
        const hint = `continuous backups reach back ${CONTINUOUS_DAYS} days at most`;
        faults.add("backup.continuous", at, days, "is more than the service keeps", hint);
      }
    }
    if (asked.important && wanted.offSite === false) {
      const hint = "leave it out: important data has a copy off site [§1.6.3-e]";
      faults.add("backup.off-site", `${path}.offSite`, false, "leaves important data in one place", hint);
    }
    if (asked.continuous && wanted.continuous === false) {
      const hint = "leave it out: tills and parking keep every transaction [§12.2.2-b]";
      faults.add("backup.continuous", `${path}.continuous`, false, "gives up the log of transactions", hint);
    }
    if (cloud === "alicloud" && (wanted.continuous ?? asked.continuous) && !hasDatabase(args, name)) {
      const hint = `name the instances of this class: their logs are what is continuous on this cloud [§12.2.2-b]`;
      faults.add("backup.continuous", "databases", undefined, `has none of class ${name}`, hint);
    }
  }
}

function hasDatabase({ databases = {} }: BackupArgs, name: string): boolean {
  return Object.values(databases).some((database) => database.class === name);
}

function names(): string {
  return BACKUP_CLASS_NAMES.join(", ");
}

function checkSystems(faults: Faults, { systems, classes }: BackupArgs): void {
  for (const [name, { class: of, rpoMinutes }] of Object.entries(systems)) {
    if (classes[of] === undefined) {
      faults.add("backup.class", `systems.${name}.class`, of, "is not made here", "add it to classes");
    }
    if (!(rpoMinutes > 0)) {
      const hint = "write the minutes of data it can bear to lose [§12.2.1-b]";
      faults.add("backup.rpo", `systems.${name}.rpoMinutes`, rpoMinutes, "is no time", hint);
    }
  }
}

/** All three starts of a night lie after closing and before opening. @clause 1.6.2-b @clause 12.1.2-c */
function checkTimes(faults: Faults, { startsAt = "22:30", timeZone = "Asia/Shanghai" }: BackupArgs): void {
  const at = timeOf(startsAt);
  if (at === undefined) {
    faults.add("backup.start", "startsAt", startsAt, "is no time of day", 'write "HH:MM", such as "22:30"');
  } else {
    const open = [0, 180, 360]
      .map((minutes) => (at + minutes) % (24 * 60))
      .some((minutes) => minutes >= OPENING.from * 60 && minutes < OPENING.to * 60);
    if (open) {
      const hint = "start from 22:00 to 02:59; weekly and monthly backups follow 3 and 6 hours later";
      faults.add("backup.opening-hours", "startsAt", startsAt, "backs up while malls are open", hint);
    }
  }
  if (!Intl.supportedValuesOf("timeZone").includes(timeZone)) {
    const hint = "write its name in the IANA data base, such as Asia/Shanghai";
    faults.add("backup.zone", "timeZone", timeZone, "is no time zone", hint);
  }
}

function checkLock(faults: Faults, { lock }: BackupArgs): void {
  if (typeof lock !== "object") return;
  if ("off" in lock) {
    checkWaiver(faults, "lock.off", lock.off);
    return;
  }
  const { graceDays, acknowledged } = lock.compliance;
  if (!Number.isInteger(graceDays) || graceDays < LEAST_GRACE_DAYS || graceDays > MOST_DAYS) {
    const hint = `write ${LEAST_GRACE_DAYS} or more: the days left to take it back`;
    faults.add("backup.grace", "lock.compliance.graceDays", graceDays, "is no grace", hint);
  }
  if (acknowledged !== COMPLIANCE_WORDS) {
    const hint = `write "${COMPLIANCE_WORDS}"`;
    faults.add(
      "backup.compliance",
      "lock.compliance.acknowledged",
      acknowledged,
      "acknowledges nothing",
      hint,
    );
  }
}

const ROLE = {
  aws: /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@*/-]+$/,
  alicloud: new RegExp(
    `^${acsArn({ service: "ram", region: "\\*?", account: "\\d{16}", resource: "(?:role|assumed-role)/[\\w.@*/-]+" })}$`,
  ),
};

function checkStewards(faults: Faults, cloud: Provider, { stewards }: BackupArgs): void {
  if (stewards.length === 0) {
    const hint = "name the role that deletes once a deletion is approved [§1.6.3-d]";
    faults.add("backup.stewards", "stewards", "[]", "is empty", hint);
  }
  for (const [index, steward] of stewards.entries()) {
    if (!ROLE[cloud].test(steward)) {
      faults.add("backup.stewards", `stewards[${index}]`, steward, "is no role", "write the ARN of a role");
    }
  }
}

function checkExtras(faults: Faults, cloud: Provider, args: BackupArgs): void {
  const { airGapped, copiesFrom = [], audit, databases = {}, deletion, classes } = args;
  const only = (path: string, value: unknown, where: Provider, replacement: string): void => {
    if (value !== undefined && cloud !== where) {
      faults.add("backup.cloud", path, value, "is not of this cloud", replacement);
    }
  };
  only("airGapped", airGapped, "aws", "a locked vault (WORM) of another account is the nearest");
  only("audit", audit, "aws", "ActionTrail and the alarms are the nearest");
  only("databases", args.databases, "alicloud", "tag them: AWS Backup takes databases");
  if (airGapped !== undefined) {
    const { keptDays } = airGapped;
    if (!Number.isInteger(keptDays) || keptDays < LEAST_AIR_GAPPED_DAYS || keptDays > MOST_DAYS) {
      const hint = `write ${LEAST_AIR_GAPPED_DAYS} days or more`;
      faults.add("backup.air-gapped", "airGapped.keptDays", keptDays, "is no time the vault takes", hint);
    }
  }
  for (const [index, account] of copiesFrom.entries()) {
    if (!/^\d{12}$/.test(account)) {
      const hint = "write its 12 digits, as text";
      faults.add("backup.account", `copiesFrom[${index}]`, account, "is no account id", hint);
    }
  }
  // Eight controls a class.
  const controls = Object.keys(classes).length * 8;
  if (audit !== undefined && controls > QUOTAS.awsAuditControls) {
    const hint = `an account has ${QUOTAS.awsAuditControls} a region, which cannot be raised`;
    faults.add("backup.quota", "audit", controls, "is more controls than there is room for", hint);
  }
  for (const [name, database] of Object.entries(databases)) {
    if (classes[database.class] === undefined) {
      faults.add(
        "backup.class",
        `databases.${name}.class`,
        database.class,
        "is not made here",
        "add it to classes",
      );
    }
    if (database.policy === "elsewhere") continue;
    const kept = classes[database.class]?.keptDays ?? {};
    for (const [rule, most] of [
      ["nightly", RDS_DAYS.most],
      ["monthly", RDS_CROSS_DAYS.most],
    ] as const) {
      const days = kept[rule];
      if (days === undefined || days <= most) continue;
      const hint = `ApsaraDB RDS keeps ${most} days at most; set the instance's backups elsewhere`;
      faults.add("backup.days", `classes.${database.class}.keptDays.${rule}`, days, "is too long", hint);
    }
  }
  if (typeof deletion === "object" && deletion.allowed.reason.trim() === "") {
    faults.add("backup.waiver", "deletion.allowed.reason", "", "is empty", "say why backups may go");
  }
}
