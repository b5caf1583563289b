import { ALICLOUD_ROUTE, AWS_ROUTE, keyFor, TAGS } from "../workload/testing.ts";
import type { FacilityArgs, VideoArgs } from "./contract.ts";

const SECOND: Readonly<Record<string, string>> = {
  "ap-southeast-1": "ap-northeast-1",
  "cn-north-1": "cn-northwest-1",
  "us-gov-west-1": "us-gov-east-1",
  "cn-shanghai": "cn-beijing",
};

export function video(region: string, service: "s3" | "oss", more: Partial<VideoArgs> = {}): VideoArgs {
  return {
    key: keyFor(service),
    offSite: SECOND[region] ?? "ap-northeast-1",
    offSiteKey: keyFor(service),
    recorders: { nvr: "recorders of all rooms" },
    viewers: { guards: "after an incident" },
    ...(service === "oss" ? { lock: { approver: "security director" } } : {}),
    ...more,
  };
}

const ROOMS: FacilityArgs["rooms"] = {
  "mall-a": { where: "Mall A, B1", kind: "machine-room" },
  "store-7": {
    where: "Store 7, behind the tills",
    kind: "store-room",
    limits: { temperature: { value: 32, reason: "no air conditioner, fans alone", owner: "facility-team" } },
  },
};

const TYPES = Object.fromEntries(
  ["climate", "ups", "leakage", "door", "camera"].map((each) => [each, `mall-${each}`]),
);

export function awsFacilityArgs(region: string, more: Partial<FacilityArgs> = {}): FacilityArgs {
  return {
    account: "111122223333",
    region,
    environment: "production",
    tags: TAGS,
    fleet: { types: TYPES },
    rooms: ROOMS,
    route: AWS_ROUTE,
    key: keyFor("logs"),
    video: video(region, "s3"),
    ...more,
  };
}

export function alicloudFacilityArgs(region: string, more: Partial<FacilityArgs> = {}): FacilityArgs {
  return {
    account: "1000000000000001",
    region,
    environment: "production",
    tags: TAGS,
    fleet: { types: TYPES, lines: { project: "devices", store: "devices" } },
    rooms: ROOMS,
    route: ALICLOUD_ROUTE,
    video: video(region, "oss"),
    ...more,
  };
}
