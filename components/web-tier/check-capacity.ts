import { CPU_TARGET } from "../capacity/limits.ts";
import type { Faults } from "../faults.ts";
import { type Cloud, checkWhole } from "../workload/check.ts";
import { DAY, dayOf } from "../workload/day.ts";
import { planCapacity } from "./capacity-plan.ts";
import { minutesOf, momentOf, offsetOf } from "./clock.ts";
import type { CampaignArgs, CapacityArgs, WebTierArgs } from "./contract.ts";
import { ESS_SCHEDULE_DAYS, HOURS, QUOTAS } from "./limits.ts";

export function checkCapacity(faults: Faults, cloud: Cloud, args: WebTierArgs): void {
  const { capacity, subnets } = args;
  const zones = Object.keys(subnets).length;
  const range = { least: Math.max(1, zones), most: 1000, unit: "servers" };
  for (const name of ["minimum", "opening", "peak"] as const) {
    checkWhole(faults, "web-tier.capacity", `capacity.${name}`, capacity[name], range);
  }
  if (capacity.minimum > capacity.opening || capacity.opening > capacity.peak) {
    const value = `${capacity.minimum}, ${capacity.opening}, ${capacity.peak}`;
    const hint = "minimum, opening and peak each hold the one before";
    faults.add("web-tier.capacity-order", "capacity", value, "do not grow towards the peak", hint);
  }
  checkWhole(faults, "web-tier.cpu-target", "capacity.cpuTarget", capacity.cpuTarget, {
    ...CPU_TARGET,
    unit: "percent [§2.6.1-a]",
  });
  const timed = checkHours(faults, capacity);
  const day = dayOf(capacity.plannedOn);
  if (day === undefined) {
    const hint = "write the day this plan was made, YYYY-MM-DD";
    faults.add("web-tier.planned-on", "capacity.plannedOn", capacity.plannedOn, "is no day", hint);
    return;
  }
  const sound = Object.entries(capacity.campaigns ?? {}).map(([name, campaign]) =>
    checkCampaign(faults, cloud, day, name, campaign),
  );
  if (!sound.every(Boolean)) return;
  checkOverlaps(faults, capacity);
  if (timed) checkQuotas(faults, cloud, args);
}

/** Servers are there before customers are. @clause 12.2.3-a */
function checkHours(faults: Faults, { hours }: CapacityArgs): boolean {
  if (hours === undefined) return true;
  let sound = true;
  const { from, to, offset = "+08:00" } = hours;
  const fault = (code: string, path: string, value: string, message: string, hint: string) => {
    sound = false;
    faults.add(code, `capacity.hours.${path}`, value, message, hint);
  };
  for (const [path, text] of Object.entries({ from, to })) {
    if (minutesOf(text) === undefined)
      fault("web-tier.clock", path, text, "is no time of day", 'write "08:30"');
  }
  if (minutesOf(from) !== undefined && from > HOURS.latestFrom) {
    fault(
      "web-tier.opening",
      "from",
      from,
      "is too late for doors that open at 9",
      `${HOURS.latestFrom} at the latest`,
    );
  }
  if (minutesOf(to) !== undefined && to < HOURS.earliestTo) {
    fault(
      "web-tier.closing",
      "to",
      to,
      "is before the doors close at 22",
      `${HOURS.earliestTo} at the earliest`,
    );
  }
  if (offsetOf(offset) === undefined) {
    fault("web-tier.offset", "offset", offset, "is no offset", 'write "+08:00"');
  }
  return sound;
}

function checkCampaign(
  faults: Faults,
  cloud: Cloud,
  plannedOn: number,
  name: string,
  { from, to, peak }: CampaignArgs,
): boolean {
  const path = `capacity.campaigns.${name}`;
  if (!/^[a-z][a-z0-9-]{0,15}$/.test(name)) {
    const hint = "small letters, digits and hyphens, a letter first, 16 at most";
    faults.add("web-tier.campaign-name", path, name, "is no name of a campaign", hint);
  }
  checkWhole(faults, "web-tier.campaign-peak", `${path}.peak`, peak, {
    least: 1,
    most: 1000,
    unit: "servers",
  });
  const [start, end] = [momentOf(from), momentOf(to)];
  for (const [key, text, moment] of [
    ["from", from, start],
    ["to", to, end],
  ] as const) {
    if (moment !== undefined) continue;
    const hint = "write YYYY-MM-DDTHH:MM on the group's clock";
    faults.add("web-tier.campaign-time", `${path}.${key}`, text, "is no moment", hint);
  }
  if (start === undefined || end === undefined) return false;
  if (end <= start) {
    faults.add(
      "web-tier.campaign-order",
      `${path}.to`,
      to,
      `is not after ${from}`,
      "a campaign begins, then ends",
    );
    return false;
  }
  if (start < plannedOn + DAY) {
    const hint = "leave out what is over; what begins today is scaled by hand";
    faults.add("web-tier.campaign-past", `${path}.from`, from, "is not after the day of this plan", hint);
    return false;
  }
  const days = ESS_SCHEDULE_DAYS.first;
  if (cloud === "alicloud" && end > plannedOn + days * DAY) {
    const hint = `Auto Scaling schedules ${days} days ahead: add it later, with plannedOn of that day`;
    faults.add("web-tier.campaign-far", `${path}.to`, to, "is too far ahead", hint);
    return false;
  }
  return true;
}

function checkOverlaps(faults: Faults, { campaigns = {} }: CapacityArgs): void {
  const spans = Object.entries(campaigns).toSorted(([, a], [, b]) => (a.from < b.from ? -1 : 1));
  for (const [index, [name, { from }]] of spans.entries()) {
    const before = spans[index - 1];
    if (before === undefined || before[1].to <= from) continue;
    const hint = "write them as one, with the larger peak";
    faults.add(
      "web-tier.campaign-overlap",
      `capacity.campaigns.${name}`,
      from,
      `begins during ${before[0]}`,
      hint,
    );
  }
}

function checkQuotas(faults: Faults, cloud: Cloud, { capacity, subnets, quotas }: WebTierArgs): void {
  const { actions, maximum } = planCapacity(capacity);
  const { scheduled, targets } = { ...QUOTAS[cloud], ...quotas };
  const zones = Object.keys(subnets).length;
  // One scaling group a zone there, and the quota is the region's.
  const needed = actions.length * (cloud === "alicloud" ? zones : 1);
  if (needed > scheduled) {
    const hint =
      cloud === "aws"
        ? "125 scheduled actions a group is fixed: leave out campaigns that are months away"
        : "70 scheduled tasks a region is the default: raise it in Quota Center and say so in quotas.scheduled";
    faults.add(
      "web-tier.quota",
      "capacity.campaigns",
      `${needed}`,
      `are more than ${scheduled} scheduled actions`,
      hint,
    );
  }
  if (maximum > targets) {
    const hint = `split the system, or raise the balancer's quota (1,000 by default) and say so in quotas.targets`;
    faults.add(
      "web-tier.quota",
      "capacity.peak",
      `${maximum}`,
      `with its reserve is more than ${targets}`,
      hint,
    );
  }
}
