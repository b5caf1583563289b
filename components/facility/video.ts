import { BadInput } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import type { ObjectStoreArgs } from "../object-store/contract.ts";
import { layoutAlicloudObjectStore, layoutAwsObjectStore } from "../object-store/layout.ts";
import type { PlannedPolicy } from "../policy-document.ts";
import { tagText } from "../tagging/layout.ts";
import type { Cloud } from "../workload/check.ts";
import type { FacilityArgs, VideoArgs } from "./contract.ts";
import { MOST_VIDEO_DAYS, VIDEO_COLD_DAYS, VIDEO_DAYS, VIDEO_OLD_VERSIONS_DAYS } from "./limits.ts";

/** The one bucket of the store. */
export const RECORDINGS = "recordings";

export interface PlannedVideo {
  /** Of the object store. */
  readonly name: string;
  readonly args: ObjectStoreArgs;
  readonly policies: readonly PlannedPolicy[];
}

/** Recordings as buckets of `object-store`, whose faults are this component's. @clause 9.6.2-a */
export function planVideo(
  faults: Faults,
  name: string,
  cloud: Cloud,
  facility: FacilityArgs,
): PlannedVideo | undefined {
  const { video } = facility;
  if (video === undefined) return undefined;
  const store = `${name}-video`;
  const args = storeArgs(cloud, facility, video);
  try {
    const { policies } =
      cloud === "aws" ? layoutAwsObjectStore(store, args) : layoutAlicloudObjectStore(store, args);
    return { name: store, args, policies };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    for (const { code, path, value, message, hint } of error.diagnostics) {
      // Account, region and tags are told of once.
      if (!code.startsWith("placement.")) faults.add(code, ownPath(path, video), value, message, hint);
    }
    return undefined;
  }
}

function storeArgs(cloud: Cloud, facility: FacilityArgs, video: VideoArgs): ObjectStoreArgs {
  const { account, region, environment, tags, deletion } = facility;
  const keepDays = daysOf(video);
  const { key, offSite, offSiteKey, recorders, viewers, noCopy } = video;
  return {
    account,
    region,
    environment,
    tags: { ...tags, ...unlocked(video) },
    buckets: {
      [RECORDINGS]: {
        purpose: "recordings of cameras",
        keepDays,
        cold: { infrequentAfterDays: VIDEO_COLD_DAYS },
        oldVersionsDays: VIDEO_OLD_VERSIONS_DAYS,
        ...lockOf(cloud, video, keepDays),
        ...(noCopy === undefined ? {} : { noCopy }),
        noBackup: {
          reason: `deleted after ${keepDays} days; versions and lock keep them until then`,
          owner: tags.owner ?? "",
        },
      },
    },
    users: Object.fromEntries([
      ...Object.entries(recorders).map(([each, purpose]) => [each, { purpose, writes: [RECORDINGS] }]),
      ...Object.entries(viewers).map(([each, purpose]) => [each, { purpose, reads: [RECORDINGS] }]),
    ]),
    key,
    offSite,
    offSiteKey,
    ...(deletion === undefined ? {} : { deletion }),
  };
}

/** A number of days that is a fault itself would be another one of the store's. */
function daysOf({ keepDays = VIDEO_DAYS }: VideoArgs): number {
  const sound = Number.isInteger(keepDays) && keepDays >= VIDEO_DAYS && keepDays <= MOST_VIDEO_DAYS;
  return sound ? keepDays : VIDEO_DAYS;
}

function lockOf(
  cloud: Cloud,
  { lock }: VideoArgs,
  days: number,
): Pick<ObjectStoreArgs["buckets"][string], "lock"> {
  if (lock !== undefined && "none" in lock) return {};
  if (lock !== undefined) return { lock: { mode: "compliance", days, approver: lock.approver } };
  return cloud === "aws" ? { lock: { mode: "governance", days } } : {};
}

function unlocked({ lock }: VideoArgs) {
  if (lock === undefined || !("none" in lock)) return {};
  return { "waiver-lock": tagText(`${lock.none.reason} - ${lock.none.owner}`) };
}

/** Where this component's arguments say what a fault of the store's is about. */
function ownPath(path: string, video: VideoArgs): string {
  const [first, second, ...rest] = path.split(".");
  if (first === "buckets") return ["video", ...rest].join(".");
  if (first === "users" && second !== undefined) {
    return ["video", second in video.recorders ? "recorders" : "viewers", second].join(".");
  }
  return `video.${path}`;
}
