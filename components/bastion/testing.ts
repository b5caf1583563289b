import { alicloudPlace, awsPlace, keyFor, TAGS } from "../workload/testing.ts";
import type { BastionAccessArgs } from "./contract.ts";

export const PEOPLE = { li_na: { identity: "li-na" }, wang_wei: { identity: "wang-wei" } };

export function awsBastionArgs(region: string, more: Partial<BastionAccessArgs> = {}): BastionAccessArgs {
  return {
    ...awsPlace(region),
    tags: TAGS,
    people: PEOPLE,
    doors: {
      pos: {
        reason: "operation of the till servers",
        owner: "platform",
        people: ["li_na"],
        hosts: { tag: { key: "system", value: "pos" } },
      },
    },
    databases: {
      orders: {
        host: "orders.db.mall.internal",
        port: 5432,
        reason: "upkeep of orders",
        people: ["wang_wei"],
      },
    },
    key: keyFor("logs"),
    ...more,
  };
}

export function alicloudBastionArgs(
  region: string,
  more: Partial<BastionAccessArgs> = {},
): BastionAccessArgs {
  return {
    ...alicloudPlace(region),
    tags: TAGS,
    people: PEOPLE,
    doors: {
      pos: {
        reason: "operation of the till servers",
        owner: "platform",
        people: ["li_na", "wang_wei"],
        hosts: {
          machines: {
            "app-1": { address: "10.8.1.10", os: "Linux" },
            "app-2": { address: "10.8.2.10", os: "Windows" },
          },
          logins: ["operator1"],
        },
      },
    },
    service: {
      licence: "bhah_ent_50_asset",
      clients: { office: { reason: "head office", prefixes: ["10.200.0.0/20"] } },
    },
    ...more,
  };
}
