import {
  MalformedAddress,
  PrefixSet,
  type Provider,
  parseAddress,
  parsePrefix,
  RFC1918,
} from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { checkClients, checkPlacement, checkWhole } from "../workload/check.ts";
import type { BastionAccessArgs, DoorArgs } from "./contract.ts";
import { RECORD_DAYS, ROOT_LOGINS, SERVICE, SESSION, SHARED_NAMES } from "./limits.ts";

/** Every fault of the arguments at once. */
export function checkBastion(faults: Faults, cloud: Provider, args: BastionAccessArgs): void {
  checkPlacement(faults, cloud, args, 2);
  checkPeople(faults, args);
  for (const [key, door] of Object.entries(args.doors))
    checkDoor(faults, cloud, `doors.${key}`, key, door, args);
  if (Object.keys(args.doors).length === 0 && Object.keys(args.databases ?? {}).length === 0) {
    const hint = "name what may be entered, by whom and why";
    faults.add("bastion.doors", "doors", undefined, "is empty, so nobody could enter anything", hint);
  }
  checkDatabases(faults, cloud, args);
  const { idleMinutes, mostMinutes, recordDays } = args;
  const idle = { least: 1, most: SESSION.idle.most, unit: "minutes" };
  checkWhole(faults, "bastion.idle", "idleMinutes", idleMinutes, idle);
  const most = { least: idleMinutes ?? SESSION.idle.default, most: SESSION.most.most, unit: "minutes" };
  checkWhole(faults, "bastion.length", "mostMinutes", mostMinutes, most);
  const days = { least: RECORD_DAYS.floor, most: 3653, unit: "days" };
  checkWhole(faults, "bastion.record-days", "recordDays", recordDays, days);
  if (cloud === "aws") checkAws(faults, args);
  else checkService(faults, args);
}

/** @clause 12.6.2-a */
function checkPeople(faults: Faults, { people }: BastionAccessArgs): void {
  for (const name of Object.keys(people)) {
    const path = `people.${name}`;
    if (!/^[a-z][a-z0-9_]{1,30}$/.test(name)) {
      const hint = "small letters, digits and underscores, a letter first, 31 at most: both clouds take it";
      faults.add("bastion.person", path, name, "is no name of a person", hint);
    } else if (SHARED_NAMES.test(name)) {
      const hint = "give each person an account of their own: li_na, wang_wei [§12.6.2-a]";
      faults.add("bastion.shared", path, name, "is a shared account", hint);
    }
  }
}

function checkWho(faults: Faults, path: string, who: readonly string[], { people }: BastionAccessArgs): void {
  if (who.length === 0) {
    faults.add("bastion.nobody", `${path}.people`, undefined, "is empty", "name who may enter");
  }
  for (const [index, name] of who.entries()) {
    if (Object.hasOwn(people, name)) continue;
    const known = Object.keys(people).join(", ");
    faults.add("bastion.unknown", `${path}.people[${index}]`, name, "is not among people", `one of ${known}`);
  }
}

function checkDoor(
  faults: Faults,
  cloud: Provider,
  path: string,
  key: string,
  door: DoorArgs,
  args: BastionAccessArgs,
): void {
  checkKey(faults, path, key);
  checkWho(faults, path, door.people, args);
  if (door.reason.trim() === "" || door.owner.trim() === "") {
    const hint = "say what it is entered for, and who answers for it";
    faults.add("bastion.reason", `${path}.reason`, door.reason, "or owner is missing", hint);
  }
  const byTag = "tag" in door.hosts;
  if (byTag !== (cloud === "aws")) {
    const hint =
      cloud === "aws"
        ? "choose machines by tag: { tag: { key, value } }"
        : "name machines and logins of them";
    const found = byTag ? "tag" : "machines";
    faults.add("bastion.hosts", `${path}.hosts`, found, "is how the other cloud chooses", hint);
    return;
  }
  if ("tag" in door.hosts) {
    const { key: tag, value } = door.hosts.tag;
    if (tag.trim() !== "" && value.trim() !== "" && !/[*?]/.test(value)) return;
    const hint = "name one value: a wildcard would open every machine";
    faults.add("bastion.hosts", `${path}.hosts.tag`, `${tag}=${value}`, "chooses no machines, or all", hint);
    return;
  }
  checkMachines(faults, path, door.hosts);
}

function checkMachines(
  faults: Faults,
  path: string,
  { machines, logins }: Exclude<DoorArgs["hosts"], { readonly tag: unknown }>,
): void {
  for (const [name, { address }] of Object.entries(machines)) {
    const at = `${path}.hosts.machines.${name}.address`;
    try {
      if (RFC1918.contains(PrefixSet.of([parseAddress(address)]))) continue;
      const hint = "sessions go on inside the network: give its private address";
      faults.add("bastion.hosts", at, address, "is no private address", hint);
    } catch (error) {
      if (!(error instanceof MalformedAddress)) throw error;
      faults.add("bastion.hosts", at, address, error.message, error.hint);
    }
  }
  if (logins.length === 0) {
    faults.add(
      "bastion.login",
      `${path}.hosts.logins`,
      undefined,
      "is empty",
      "name an account of the machines",
    );
  }
  for (const [index, login] of logins.entries()) {
    if (!ROOT_LOGINS.test(login)) continue;
    const hint = "name an account that may do its work by sudo: the record then says what was done with it";
    faults.add("bastion.login", `${path}.hosts.logins[${index}]`, login, "may do everything", hint);
  }
}

/** @clause 10.4.1-b @clause 10.4.1-c */
function checkDatabases(faults: Faults, cloud: Provider, args: BastionAccessArgs): void {
  for (const [key, { port, people, reason }] of Object.entries(args.databases ?? {})) {
    const path = `databases.${key}`;
    if (cloud === "alicloud") {
      const hint =
        "use Data Management (DMS) with its own approvals, or a door to a machine with the client on it";
      faults.add(
        "bastion.databases",
        path,
        key,
        "cannot be reached: the provider has no assets of that kind",
        hint,
      );
      continue;
    }
    checkKey(faults, path, key);
    checkWho(faults, path, people, args);
    checkWhole(faults, "bastion.port", `${path}.port`, port, { least: 1, most: 65535 });
    if (reason.trim() === "") {
      faults.add("bastion.reason", `${path}.reason`, reason, "is missing", "say what it is administered for");
    }
  }
}

function checkKey(faults: Faults, path: string, key: string): void {
  if (/^[a-z][a-z0-9-]{0,30}$/.test(key)) return;
  const hint = "small letters, digits and hyphens, a letter first, 31 at most";
  faults.add("bastion.key", path, key, "is no key", hint);
}

function checkAws(faults: Faults, { key, mfa, service, jump }: BastionAccessArgs): void {
  for (const [index, text] of (jump?.reaches ?? []).entries())
    checkReach(faults, `jump.reaches[${index}]`, text);
  if (jump?.key !== undefined) checkServes(faults, "jump.key", jump.key, "ebs", "autoscaling");
  if (key === undefined) {
    const hint = "give the key of a domain that serves logs: records of sessions hold what was typed";
    faults.add("bastion.record-key", "key", undefined, "is missing [§8.3.3-e]", hint);
  } else {
    checkServes(faults, "key", key, "logs");
  }
  if (
    typeof mfa === "object" &&
    (mfa.atProvider.reason.trim() === "" || mfa.atProvider.owner.trim() === "")
  ) {
    const hint = "say where second factors are asked for, and who answers for it";
    faults.add("bastion.mfa", "mfa.atProvider", mfa.atProvider.reason, "has no reason or owner", hint);
  }
  if (service !== undefined) {
    faults.add(
      "bastion.service",
      "service",
      service.licence,
      "is of Alibaba Cloud",
      "leave it out: nothing is bought",
    );
  }
}

function checkService(faults: Faults, { service, jump }: BastionAccessArgs): void {
  if (jump !== undefined) {
    faults.add(
      "bastion.jump",
      "jump",
      jump.instanceType,
      "is of AWS",
      "leave it out: the service forwards itself",
    );
  }
  if (service === undefined) {
    const hint = 'say what was bought and who may come: { licence: "bhah_ent_50_asset", clients }';
    faults.add("bastion.service", "service", undefined, "is missing", hint);
    return;
  }
  checkClients(faults, service.clients);
  const { storage, bandwidth } = service;
  const room = { least: 0, most: SERVICE.storage.most, unit: "TB" };
  checkWhole(faults, "bastion.service", "service.storage", storage, room);
  const line = { least: 0, most: SERVICE.bandwidth.most, unit: "Mbit/s" };
  checkWhole(faults, "bastion.service", "service.bandwidth", bandwidth, line);
  if (bandwidth !== undefined && bandwidth % 10 !== 0) {
    const hint = "a multiple of 10, which both sites of the service take";
    faults.add("bastion.service", "service.bandwidth", bandwidth, "is no step of the service", hint);
  }
}

function checkReach(faults: Faults, path: string, text: string): void {
  try {
    if (RFC1918.contains(PrefixSet.of([parsePrefix(text)]))) return;
    const hint = "databases lie inside: name a private prefix of the plan";
    faults.add("bastion.reach", path, text, "leads out of the group's own networks", hint);
  } catch (error) {
    if (!(error instanceof MalformedAddress)) throw error;
    faults.add("bastion.reach", path, text, error.message, error.hint);
  }
}
