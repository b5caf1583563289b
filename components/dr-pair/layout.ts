import { describeAlarm } from "../chat-notifier/function/description.ts";
import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import type { PlannedPolicy } from "../policy-document.ts";
import { checkDrPair } from "./check.ts";
import type { DrPairArgs, DrPairOutputs, EntryArgs, ImageArgs } from "./contract.ts";
import { DRILL } from "./limits.ts";
import { type Cloud, lostMinutes, minutesOf, type Stage, stagesOf } from "./plan.ts";
import { runBook } from "./run-book.ts";

export interface DrPairLayout {
  readonly account: string;
  readonly region: string;
  readonly second: string;
  readonly images: readonly PlannedImage[];
  readonly entries: readonly PlannedEntry[];
  readonly drill: PlannedDrill;
  readonly stages: readonly Stage[];
  readonly runBook: DrPairOutputs["runBook"];
  readonly adds: DrPairOutputs["adds"];
  readonly policies: readonly PlannedPolicy[];
}

export interface PlannedImage extends ImageArgs {
  readonly key: string;
  readonly imageKey: string;
  readonly name: string;
}

export interface PlannedEntry {
  readonly key: string;
  readonly entry: EntryArgs;
  /** Host part of the name below its domain, as Alibaba Cloud DNS asks for it. */
  readonly label: (domain: string) => string;
  readonly names: { readonly primary: string; readonly secondary: string; readonly strategy: string };
}

export interface PlannedDrill {
  readonly name: string;
  readonly description: string;
  /** `cron(0 1 15 4,10 ? *)`, in UTC. */
  readonly aws: string;
  /** `0 0 9 15 4,10 ?`, on the group's clock. */
  readonly alicloud: string;
}

/** East of Greenwich: the group's clock. */
const OFFSET = 8;

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutDrPair(name: string, cloud: Cloud, args: DrPairArgs): DrPairLayout {
  const faults = new Faults(`dr-pair "${name}"`);
  checkDrPair(faults, cloud, name, args);
  faults.throwIfAny();
  const stages = stagesOf(cloud, args);
  const imageType = cloud === "aws" ? "aws:ec2/amiCopy:AmiCopy" : "alicloud:ecs/imageCopy:ImageCopy";
  return {
    account: args.account,
    region: args.region,
    second: args.second,
    images: Object.entries(args.images).map(([key, image]) => ({
      ...image,
      key,
      imageKey: image.key,
      name: physicalName(imageType, name, key, image.version),
    })),
    entries: Object.entries(args.entries).map(([key, entry]) => ({
      key,
      entry,
      label: (domain) => (entry.name === domain ? "@" : entry.name.slice(0, -domain.length - 1)),
      names: {
        primary: physicalName("alicloud:dns/addressPool:AddressPool", name, key, "primary"),
        secondary: physicalName("alicloud:dns/addressPool:AddressPool", name, key, "secondary"),
        strategy: physicalName("alicloud:dns/accessStrategy:AccessStrategy", name, key),
      },
    })),
    drill: plannedDrill(name, cloud, args),
    stages,
    runBook: { zh: runBook(name, args, stages, "zh"), en: runBook(name, args, stages, "en") },
    adds: { rtoMinutes: minutesOf(stages), rpoMinutes: lostMinutes(args) },
    policies: [],
  };
}

/** @clause 10.2.2-d @clause 12.2.2-c */
function plannedDrill(name: string, cloud: Cloud, { drills = {}, second, tags }: DrPairArgs): PlannedDrill {
  const { months = DRILL.months, day = DRILL.day, hour = DRILL.hour } = drills;
  const list = [...new Set(months)].sort((one, other) => one - other).join(",");
  const type = cloud === "aws" ? "aws:cloudwatch/eventRule:EventRule" : "alicloud:eventbridge/rule:Rule";
  return {
    name: physicalName(type, name, "drill"),
    description: describeAlarm(
      {
        severity: "low",
        responseMinutes: 7200,
        clause: "10.2.2-d",
        title: `A move of ${name} to ${second} is to be rehearsed`,
        titleZh: `${name} 容灾切换演练到期`,
        text: "Follow the run-book within five working days, and write down how long each stage took.",
        ...(tags.system === undefined ? {} : { system: tags.system }),
      },
      512,
    ),
    aws: `cron(0 ${hour - OFFSET} ${day} ${list} ? *)`,
    alicloud: `0 0 ${hour} ${day} ${list} ?`,
  };
}
