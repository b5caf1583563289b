import type { Faults } from "../faults.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import { CHANGE_ALARMS } from "./changes.ts";
import type { AlarmsArgs, MetricTarget } from "./contract.ts";
import { EVENT_ALARMS } from "./events.ts";
import { METRIC_KINDS, type MetricKind } from "./metrics.ts";

export type Cloud = "aws" | "alicloud";

const KEY = /^[a-z][a-z0-9-]{0,40}$/;

export function checkAlarms(faults: Faults, cloud: Cloud, args: AlarmsArgs): void {
  checkPlace(faults, cloud, args);
  checkHours(faults, args);
  checkOff(faults, args);
  for (const [key, target] of Object.entries(args.targets ?? {}))
    checkTarget(faults, cloud, key, target, args);
  const { runbooks } = args;
  if (runbooks !== undefined && !/^https:\/\/[^\s()]+[^/\s()]$/.test(runbooks)) {
    faults.add(
      "alarms.runbooks",
      "runbooks",
      runbooks,
      "is no address",
      "write https://… without a closing slash",
    );
  }
}

function checkPlace(faults: Faults, cloud: Cloud, { account, region, tags, route }: AlarmsArgs): void {
  const known = cloud === "aws" ? partitionOf(region) : sideOf(region);
  if (known === undefined) {
    faults.add(
      "alarms.region",
      "region",
      region,
      "is no region of the cloud",
      "write it as its console does",
    );
  }
  if (!(cloud === "aws" ? /^\d{12}$/ : /^\d{16}$/).test(account)) {
    faults.add("alarms.account", "account", account, "is no account id", "write its digits, as text");
  }
  for (const fault of tagFaults(tags, cloud)) {
    faults.add("alarms.tags", `tags.${fault.key}`, fault.value, fault.message, fault.hint);
  }
  if (route.provider !== cloud) {
    faults.add(
      "alarms.route",
      "route",
      route.provider,
      "is a route of the other cloud",
      "give the chat notifier's of this account and region",
    );
  }
}

function checkHours(faults: Faults, { workingHours }: AlarmsArgs): void {
  if (workingHours === undefined) return;
  const { from, to, utcOffset = 8 } = workingHours;
  for (const [key, value] of Object.entries({ from, to })) {
    if (!Number.isInteger(value) || value < 0 || value > 24) {
      faults.add(
        "alarms.hours",
        `workingHours.${key}`,
        value,
        "is no hour of the day",
        "a whole number from 0 to 24",
      );
    }
  }
  if (!Number.isInteger(utcOffset) || utcOffset < -12 || utcOffset > 14) {
    faults.add(
      "alarms.hours",
      "workingHours.utcOffset",
      utcOffset,
      "is no offset",
      "whole hours from -12 to 14",
    );
  }
  if (from % 24 === to % 24) {
    const hint = "then nothing is ever outside of them; leave out sign-in-off-hours with a reason instead";
    faults.add("alarms.hours", "workingHours", `${from}-${to}`, "is the whole day", hint);
  }
}

function checkOff(faults: Faults, { off = {}, targets = {} }: AlarmsArgs): void {
  const ids = [...CHANGE_ALARMS, ...EVENT_ALARMS].map(({ id }) => id);
  for (const [id, { reason, owner }] of Object.entries(off)) {
    if (!ids.includes(id)) {
      const hint = id in targets ? "leave the target out instead" : `one of ${ids.join(", ")}`;
      faults.add("alarms.off", `off.${id}`, id, "is no alarm of the catalogue", hint);
    }
    for (const [key, value] of Object.entries({ reason, owner })) {
      if (value.trim() === "")
        faults.add("alarms.off", `off.${id}.${key}`, value, "is empty", "say it in a few words");
    }
  }
}

function checkTarget(
  faults: Faults,
  cloud: Cloud,
  key: string,
  target: MetricTarget,
  args: AlarmsArgs,
): void {
  const path = `targets.${key}`;
  if (!KEY.test(key)) {
    faults.add("alarms.target", path, key, "is no name", "lower-case letters, digits and -, 41 at most");
  }
  const kind: MetricKind | undefined = METRIC_KINDS[target.kind];
  if (kind === undefined) {
    faults.add(
      "alarms.kind",
      `${path}.kind`,
      target.kind,
      "is no kind",
      `one of ${Object.keys(METRIC_KINDS).join(", ")}`,
    );
    return;
  }
  checkDimensions(faults, cloud, path, target, kind);
  checkPlaced(faults, path, target, kind);
  checkWhole(faults, cloud, path, target, kind);
  checkThreshold(faults, path, target, kind);
  checkBehind(faults, cloud, path, key, target, args);
}

function checkDimensions(
  faults: Faults,
  cloud: Cloud,
  path: string,
  target: MetricTarget,
  kind: MetricKind,
): void {
  if (cloud === "alicloud" && "absent" in kind.alicloud) {
    faults.add(
      "alarms.absent",
      `${path}.kind`,
      target.kind,
      "is not measured on Alibaba Cloud",
      kind.alicloud.absent,
    );
    return;
  }
  const wanted = cloud === "aws" ? kind.aws.dimensions : alicloudDimensions(kind);
  const given = Object.keys(target.dimensions);
  const missing = wanted.filter((each) => !given.includes(each));
  const foreign = given.filter((each) => !wanted.includes(each));
  // A metric of other dimensions is another metric: the alarm would wait for data for ever.
  if (missing.length > 0 || foreign.length > 0) {
    faults.add(
      "alarms.dimensions",
      `${path}.dimensions`,
      given.join(", "),
      "are not those of the metric",
      `write ${wanted.join(", ")}`,
    );
  }
}

function checkPlaced(faults: Faults, path: string, { place }: MetricTarget, { aws }: MetricKind): void {
  if (aws.placed === true && place === undefined) {
    const hint = "write the place that its metric is named by";
    faults.add("alarms.place", `${path}.place`, place, "is missing", hint);
  }
  if (aws.placed === undefined && place !== undefined) {
    faults.add("alarms.place", `${path}.place`, place, "is not asked for", "leave it out");
  }
}

function checkWhole(
  faults: Faults,
  cloud: Cloud,
  path: string,
  { whole }: MetricTarget,
  { share }: MetricKind,
): void {
  const asked = share !== undefined && cloud === "aws";
  if (asked && (whole === undefined || !(whole > 0))) {
    faults.add(
      "alarms.whole",
      `${path}.whole`,
      whole,
      "is missing",
      `write the whole in ${share}: the threshold is a share of it`,
    );
  }
  if (!asked && whole !== undefined) {
    faults.add(
      "alarms.whole",
      `${path}.whole`,
      whole,
      "is not asked for",
      "the metric is a share already; leave it out",
    );
  }
}

function alicloudDimensions({ alicloud }: MetricKind): readonly string[] {
  return "absent" in alicloud ? [] : [alicloud.dimension, ...(alicloud.more ?? [])];
}

function checkThreshold(faults: Faults, path: string, { threshold }: MetricTarget, kind: MetricKind): void {
  if (threshold === undefined) return;
  const { value, reason } = threshold;
  if (!Number.isFinite(value) || value <= 0 || (kind.unit === "%" && value > 100)) {
    faults.add(
      "alarms.threshold",
      `${path}.threshold.value`,
      value,
      "is no threshold",
      `a number of ${kind.unit}`,
    );
  }
  const looser = kind.over ? value > kind.threshold : value < kind.threshold;
  if (looser && reason.trim().length < 10) {
    const hint = `the guide says ${kind.threshold} ${kind.unit} [§${kind.clause}]: say why this may be looser`;
    faults.add("alarms.threshold", `${path}.threshold.reason`, reason, "is no reason", hint);
  }
}

function checkBehind(
  faults: Faults,
  cloud: Cloud,
  path: string,
  key: string,
  { behind }: MetricTarget,
  args: AlarmsArgs,
): void {
  if (behind === undefined) return;
  const targets = args.targets ?? {};
  if (cloud === "alicloud") {
    const hint =
      "CloudMonitor cannot hold one alarm back for another; the chat function tells alerts alike once";
    faults.add("alarms.behind", `${path}.behind`, behind, "is not possible on Alibaba Cloud", hint);
  } else if (!(behind in targets)) {
    faults.add(
      "alarms.behind",
      `${path}.behind`,
      behind,
      "is no target",
      `one of ${Object.keys(targets).join(", ")}`,
    );
  } else {
    const seen = new Set([key]);
    for (let next: string | undefined = behind; next !== undefined; next = targets[next]?.behind) {
      if (seen.has(next)) {
        faults.add(
          "alarms.behind",
          `${path}.behind`,
          behind,
          "goes round in a circle",
          "let one of them stand alone",
        );
        return;
      }
      seen.add(next);
    }
  }
}
