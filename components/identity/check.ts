import { MalformedAddress, PrefixSet, parsePrefix, RFC1918 } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { checkCi, checkSso } from "./check-federation.ts";
import { checkAccount, checkPlace, checkRegion, within } from "./check-fields.ts";
import { checkSecrets } from "./check-secrets.ts";
import { checkElevations, checkThirdParties } from "./check-temporary.ts";
import type { IdentityArgs } from "./contract.ts";
import { CLOUD_PASSWORD_BOUNDS, PASSWORD, SESSION_HOURS, UNUSED_DAYS } from "./limits.ts";
import { passwordPolicy } from "./password-policy.ts";
import type { Cloud } from "./policy-writer.ts";

/** Every fault of the arguments. @param now decides what is over */
export function checkIdentity(faults: Faults, cloud: Cloud, args: IdentityArgs, now: Date): void {
  checkPlace(faults, cloud, args);
  checkPasswords(faults, cloud, args);
  checkPeople(faults, cloud, args);
  checkBastion(faults, args);
  checkElevations(faults, cloud, args, now);
  checkThirdParties(faults, cloud, args, now);
  checkCi(faults, cloud, args);
  checkSso(faults, cloud, args);
  checkKept(faults, cloud, args, now);
  checkAlerts(faults, cloud, args);
}

/** Stricter than the guide is welcome, looser is refused: there is one policy for everybody in the account. */
function checkPasswords(faults: Faults, cloud: Cloud, { password }: IdentityArgs): void {
  const least = passwordPolicy({ administrators: password?.administrators ?? true });
  const bounds = CLOUD_PASSWORD_BOUNDS[cloud];
  const { minimumLength, maxAgeDays, history } = password ?? {};
  const administrators = least.minimumLength === PASSWORD.administratorLength;
  const add = (key: string, value: number, message: string, hint: string): void =>
    faults.add(`identity.password-${key}`, `password.${key}`, value, message, hint);
  if (minimumLength !== undefined && !within(minimumLength, least.minimumLength, bounds.length)) {
    const clauses = administrators ? "§1.1.1-b" : "§1.1.1-a";
    const who = administrators ? "administrators sign in here" : "every account";
    const hint = `use ${least.minimumLength} to ${bounds.length} characters (${who}) [${clauses}]`;
    add("minimumLength", minimumLength, "is no minimum length that guide and cloud take", hint);
  }
  if (maxAgeDays !== undefined && !within(maxAgeDays, 1, least.maxAgeDays)) {
    const hint = `use 1 to ${least.maxAgeDays} days [${administrators ? "§1.1.2-c" : "§1.1.2-a"}]`;
    add("maxAgeDays", maxAgeDays, "is no age that the guide allows", hint);
  }
  if (history !== undefined && !within(history, PASSWORD.history, bounds.history)) {
    const hint = `use ${PASSWORD.history} to ${bounds.history} [§1.1.3-a]`;
    add("history", history, "is no number of remembered passwords that guide and cloud take", hint);
  }
}

function checkPeople(faults: Faults, cloud: Cloud, args: IdentityArgs): void {
  const { people, sessionHours = {}, without = {}, analyzer } = args;
  if (people?.account !== undefined) checkAccount(faults, cloud, "people.account", people.account);
  const masks = people?.signInFrom ?? [];
  if (masks.length > 0 && cloud === "aws") {
    const hint = "drop it, or limit sign-in at the identity provider";
    faults.add("identity.sign-in", "people.signInFrom", masks, "is nothing that AWS's console can do", hint);
  } else if (masks.length > 40 || masks.join(";").length > 512) {
    const hint = "merge them: RAM takes 40 masks, 512 characters in all";
    faults.add("identity.sign-in", "people.signInFrom", `${masks.length} masks`, "are too many", hint);
  }
  for (const [index, mask] of masks.entries()) checkPrefix(faults, `people.signInFrom[${index}]`, mask);
  for (const [role, hours] of Object.entries(sessionHours)) {
    if (within(hours, SESSION_HOURS.least, SESSION_HOURS.most)) continue;
    const hint = `use ${SESSION_HOURS.least} to ${SESSION_HOURS.most} whole hours`;
    faults.add("identity.session", `sessionHours.${role}`, hours, "is no length of a session", hint);
  }
  for (const [role, { reason, owner }] of Object.entries(without)) {
    if (reason.trim() !== "" && owner.trim() !== "") continue;
    const hint = "say who decided, and why";
    faults.add("identity.without", `without.${role}`, undefined, "has no reason or owner", hint);
  }
  const days = analyzer !== undefined && "unusedDays" in analyzer ? analyzer.unusedDays : undefined;
  if (days !== undefined && !within(days, UNUSED_DAYS.least, UNUSED_DAYS.most)) {
    const hint = `use ${UNUSED_DAYS.least} to ${UNUSED_DAYS.most} days`;
    faults.add("identity.analyzer", "analyzer.unusedDays", days, "is no age of a finding", hint);
  }
}

/** Only addresses that the cloud's interfaces see: a private one never reaches them as it is. */
function checkBastion(faults: Faults, { bastion, without }: IdentityArgs): void {
  if (bastion === undefined) return;
  const { addresses = [], networks = [] } = bastion;
  if (addresses.length + networks.length === 0) {
    const hint = "name its public addresses, or the networks whose endpoints it uses";
    faults.add("identity.bastion", "bastion", bastion, "names no way in", hint);
  }
  if (without?.dba !== undefined) {
    faults.add("identity.bastion", "bastion", undefined, "has no role: without.dba", "drop one of the two");
  }
  for (const [index, address] of addresses.entries()) {
    const prefix = checkPrefix(faults, `bastion.addresses[${index}]`, address);
    if (prefix === undefined || !RFC1918.overlaps(PrefixSet.of([prefix]))) continue;
    const hint = "write the NAT address that it leaves by, or name its network in bastion.networks";
    if (!RFC1918.contains(PrefixSet.of([prefix]))) {
      faults.add(
        "identity.bastion",
        `bastion.addresses[${index}]`,
        address,
        "reaches far beyond a bastion",
        hint,
      );
      continue;
    }
    faults.add("identity.bastion", `bastion.addresses[${index}]`, address, "is a private address", hint);
  }
}

function checkPrefix(faults: Faults, path: string, text: string): ReturnType<typeof parsePrefix> | undefined {
  try {
    return parsePrefix(text);
  } catch (error) {
    if (!(error instanceof MalformedAddress)) throw error;
    faults.add("identity.prefix", path, text, error.message, "write it as 203.0.113.8/32");
    return undefined;
  }
}

/** Secrets need a key; what else may be wrong with them is theirs to say. */
function checkKept(faults: Faults, cloud: Cloud, args: IdentityArgs, now: Date): void {
  const { secrets = {}, key } = args;
  if (Object.keys(secrets).length === 0) return;
  if (key === undefined) {
    faults.add("identity.key", "key", undefined, "is missing", "give the key that encrypts the secrets");
    return;
  }
  checkSecrets(faults, cloud, { secrets, key }, now);
}

function checkAlerts(faults: Faults, cloud: Cloud, { alerts = {}, region: home }: IdentityArgs): void {
  for (const [region, route] of Object.entries(alerts)) {
    checkRegion(faults, cloud, `alerts.${region}`, region);
    if (route.provider !== cloud) {
      const hint = "give the route of this cloud's chat notifier";
      faults.add("identity.alerts", `alerts.${region}`, route.provider, "is a route of another cloud", hint);
    } else if (cloud === "alicloud" && region !== home) {
      const hint = `put an AlicloudBreakGlassAlarm there, with the provider of ${region}`;
      faults.add("identity.alerts", `alerts.${region}`, region, "is not the region of this component", hint);
    }
  }
}
