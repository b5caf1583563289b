import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { PlannedPolicy } from "../policy-document.ts";
import { awsPolicy, ramPolicy } from "../policy-document.ts";
import {
  COMPONENTS,
  casesOf,
  documentName,
  kindOf,
  type Made,
  made,
  type Written,
} from "./fixtures/written.ts";
import { type RequestRow, readRequests } from "./requests.ts";
import { type Asked, askAlicloud, askAws } from "./testing.ts";

type Cloud = "aws" | "alicloud";

const CLOUDS = [
  { cloud: "aws", where: "on AWS", account: "111122223333", role: "arn:aws:iam::111122223333:role/holder" },
  {
    cloud: "alicloud",
    where: "on Alibaba Cloud",
    account: "1000000000000001",
    role: "acs:ram::1000000000000001:role/holder",
  },
] as const;

/** Components whose documents the tables of a whole landing zone ask, each by the name of the file that has them. */
const WHOLE: Readonly<Record<Cloud, readonly string[]>> = {
  aws: ["audit-log", "bastion", "chat-notifier", "database", "identity", "keys", "network", "organization"],
  alicloud: ["audit-log", "chat-notifier", "identity", "keys", "network", "organization"],
};

const known = new Map<string, Promise<Made>>();

/** Recordings take the SDK's mocks in turn. */
let last: Promise<unknown> = Promise.resolve();
function recorded(component: string, index: number, each: Parameters<typeof made>[0]): Promise<Made> {
  const key = `${component} ${index}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const run = last.then(() => made(each));
  last = run.catch(() => undefined);
  known.set(key, run);
  return run;
}

interface Found {
  readonly written: Written;
  readonly buckets: Made["buckets"];
}

/** The document that a row names, in the first case of the cloud that writes it. */
async function found(cloud: Cloud, component: string, document: string): Promise<Found> {
  for (const [index, each] of (await casesOf(component)).entries()) {
    if (each.cloud !== cloud) continue;
    const { written, buckets } = await recorded(component, index, each);
    const [match, other] = written.filter((one) => documentName(one) === document);
    if (other !== undefined) throw new Error(`${component} has two documents of ${document}`);
    if (match !== undefined) return { written: match, buckets };
  }
  throw new Error(`${component} writes no document of ${document}`);
}

const EVERYTHING: Readonly<Record<Cloud, PlannedPolicy>> = {
  aws: {
    key: "all",
    kind: "identity",
    document: awsPolicy({ Effect: "Allow", Action: "*", Resource: "*" }),
  },
  alicloud: {
    key: "all",
    kind: "identity",
    document: ramPolicy({ Effect: "Allow", Action: "*", Resource: "*" }),
  },
};

const keyPolicy = (account: string) =>
  awsPolicy({
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: "kms:*",
    Resource: "*",
  });

async function answer({ cloud, account, role }: (typeof CLOUDS)[number], row: RequestRow) {
  const [component = "", ...rest] = row.who.split(" ");
  const { written, buckets } = await found(cloud, component, rest.join(" "));
  const said: Record<string, string> = Object.fromEntries(
    row.when.map((part) => {
      const [key = "", value = ""] = part.split(" = ");
      return [key, value];
    }),
  );
  const { principal = role, with: attached, ...context } = said;
  const kind = kindOf(written);
  const resource =
    kind === "trust"
      ? role.replace("holder", "taken")
      : row.on.replace(/\{([\w-]+)\}/, (_, key: string) => {
          const bucket = buckets[key];
          if (bucket === undefined) throw new Error(`line ${row.line}: ${component} has no bucket ${key}`);
          return bucket;
        });
  const policy: PlannedPolicy = {
    key: row.who,
    kind,
    document: written.document,
    ...(kind === "identity" ? { principal: role } : { resource }),
  };
  const service = !/^(?:arn|acs):/.test(principal);
  const asked: Asked = {
    principal,
    holder: kind === "identity" ? role : undefined,
    attached: attached === "everything" ? [EVERYTHING[cloud]] : [],
    action: row.action,
    resource,
    account,
    context: {
      ...(service || cloud === "alicloud" ? {} : { "aws:PrincipalArn": principal }),
      ...context,
    },
    bound: false,
  };
  // A key hands the account what the account's own policies decide.
  const key: readonly PlannedPolicy[] =
    kind === "identity" && /^arn:.*:kms:/.test(resource)
      ? [{ key: "key", kind: "resource", resource, document: keyPolicy(account) }]
      : [];
  const world = { policies: [policy, ...key], guardrails: [] };
  return cloud === "aws" ? await askAws(world, asked) : askAlicloud(world, asked);
}

const rowsOf = (cloud: Cloud) => readRequests(new URL(`./components-${cloud}.md`, import.meta.url));

describe.each(CLOUDS)("a component $where", (place) => {
  const rows = rowsOf(place.cloud);

  it.each(rows)("line $line: $who $action $on ($when) is $verdict: $why", async (row) => {
    expect(await answer(place, row)).toBe(row.verdict);
  });

  describe("that writes policies", () => {
    let writers: readonly string[] = [];
    beforeAll(async () => {
      const found: string[] = [];
      for (const name of COMPONENTS) {
        for (const [index, each] of (await casesOf(name)).entries()) {
          if (each.cloud !== place.cloud || found.includes(name)) continue;
          if ((await recorded(name, index, each)).written.length > 0) found.push(name);
        }
      }
      writers = found;
    }, 120_000);

    it("is asked what it may and what it may not", () => {
      const asked = (verdict: RequestRow["verdict"]) =>
        new Set(rows.filter((row) => row.verdict === verdict).map(({ who }) => who.split(" ")[0] ?? ""));
      const [may, mayNot] = [asked("allowed"), asked("denied")];
      const silent = writers.filter(
        (name) => !WHOLE[place.cloud].includes(name) && !(may.has(name) && mayNot.has(name)),
      );
      expect(silent).toEqual([]);
    });

    it("is not said to stand in a table where it does not write", () => {
      expect(WHOLE[place.cloud].filter((name) => !writers.includes(name))).toEqual([]);
    });
  });

  it("is asked by tables whose whole has rows", () => {
    expect(readFileSync(new URL(`./${place.cloud}.md`, import.meta.url), "utf8")).toContain("| allowed |");
  });
});
