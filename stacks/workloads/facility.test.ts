import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { BadInput, readSource } from "../../ipam/index.ts";
import { ACCOUNTS, seen } from "../governance/testing.ts";
import type { WorkloadLinks, WorkloadScope } from "./asked.ts";
import { facilities, facilitiesSection } from "./facility.ts";
import { plannedFleets } from "./iot.ts";

const NETWORKS = {
  here: { args: { account: ACCOUNTS.shop?.id, addresses: { region: "ap-southeast-1", tiers: {} } } },
  there: { args: { account: ACCOUNTS.ali?.id, addresses: { region: "cn-shanghai", tiers: {} } } },
};

const IOT = {
  abroad: { network: "here", from: ["stores"] },
  china: { network: "there", from: ["stores"] },
};

const ROOM = "site: mall-a, where: B1, kind: machine-room";
const VIDEO = "recorders: { nvr: recorders }, viewers: { guards: after an incident }";
const AWS = `{ iot: abroad, rooms: { mall-a: { ${ROOM} } }, video: { key: data, offSite: ap-northeast-1, ${VIDEO} } }`;
const ALIBABA = `{ iot: china, rooms: { mall-c: { ${ROOM} } }, video: { key: data, offSite: cn-beijing, ${VIDEO}, lock: { approver: security director } } }`;

function read(...lines: readonly string[]) {
  const yaml = lines.map((line, index) => `    rooms${index}: ${line}`).join("\n");
  const section = facilitiesSection.parse(parse(yaml));
  const scope = {
    document: { networks: NETWORKS, accounts: ACCOUNTS, workloads: { iot: IOT, facilities: section } },
    source: readSource(`workloads:\n  facilities:\n${yaml}\n`, "estate.yaml"),
    accounts: ACCOUNTS,
    networks: NETWORKS,
    allocation: { prefixes: [{ site: "mall-a" }, { site: "store-7" }, { site: null }] },
  } as unknown as WorkloadScope;
  return { section, scope };
}

function lost(...lines: readonly string[]) {
  const { section, scope } = read(...lines);
  return seen(facilities.references?.(section, scope) ?? []);
}

/** Where faults of the components stand, and their codes. */
function faults(...lines: readonly string[]): readonly string[] {
  const { section, scope } = read(...lines);
  const links = {
    key: () => ({ arn: "", id: "", serves: ["logs", "s3", "oss"] }),
    route: () => undefined,
    fleets: plannedFleets(IOT as never, scope),
  } as unknown as WorkloadLinks;
  return facilities.plan(section, scope).flatMap(({ layout, place }) => {
    try {
      layout(links);
      return [];
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      return error.diagnostics.map(({ path, code }) => `${place?.(path).join(".")} ${code}`);
    }
  });
}

describe("what the estate says of rooms", () => {
  it("is refused nothing on both clouds, where fleets, sites and regions are its own", () => {
    expect(lost(AWS, ALIBABA)).toEqual([]);
    expect(faults(AWS, ALIBABA)).toEqual([]);
  });

  it("names fleets, sites and regions that are there", () => {
    expect(
      lost(
        AWS.replace("abroad", "abrod"),
        ALIBABA.replace("mall-a", "mall-b").replace("cn-beijing", "cn-wuhan"),
      ),
    ).toEqual([
      ["workloads.facilities.rooms0.iot", "workloads.iot has no such entry"],
      ["workloads.facilities.rooms1.rooms.mall-c.site", "the plan has no such site"],
      ["workloads.facilities.rooms1.video.offSite", "is no region of the account"],
    ]);
  });

  it("is one entry for a fleet, whose rooms it all watches", () => {
    expect(lost(AWS, AWS)).toEqual([["workloads.facilities.rooms1.iot", "is the fleet of rooms0 already"]]);
  });

  it("is checked by the component, whose faults stand where the file says it", () => {
    expect(
      faults(
        `{ iot: abroad, rooms: { shop: { ${ROOM}, limits: { temperature: { value: 45, reason: it is warm there, owner: it } } } } }`,
        ALIBABA.replace("lock: { approver: security director }", "keepDays: 30"),
      ),
    ).toEqual([
      "workloads.facilities.rooms0.rooms.shop.limits.temperature.value facility.limit",
      "workloads.facilities.rooms0.video facility.video",
      "workloads.facilities.rooms1.video.keepDays facility.keep",
      "workloads.facilities.rooms1.video.lock facility.lock",
    ]);
  });
});
