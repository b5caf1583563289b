import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answerTo } from "../testing.ts";
import { policiesCommand } from "./policies.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "remediate-"));
  const resources = [
    resource("aws:lb/listener:Listener", "web", { protocol: "HTTPS", port: 443 }),
    resource("alicloud:log/store:Store", "audit", { retentionPeriod: 30, tags: { owner: "sec" } }),
    resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "shut", {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    }),
  ];
  writeFileSync(join(folder, "state.json"), JSON.stringify({ version: 3, deployment: { resources } }));
});
afterEach(() => rmSync(folder, { recursive: true }));

const resource = (type: string, name: string, inputs: object) => ({
  urn: `urn:pulumi:dev::mall::${type}::${name}`,
  type,
  custom: true,
  id: name,
  inputs,
  outputs: inputs,
});
const atrium = (...argv: readonly string[]) =>
  answerTo(["policies", "remediate", ...argv], folder, [policiesCommand]);

test("shows each change as a diff, with the control that asks for it, and what it mends", async () => {
  const { out, code } = await atrium("--state", "state.json");
  expect(code).toBe(0);
  expect(out).toContain("~ lb.Listener web");
  expect(out).toContain("+ sslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06  tls-require-balancer-version");
  expect(out).toContain("- retentionPeriod: 30");
  expect(out).toContain("+ retentionPeriod: 184  log-require-retention");
  expect(out).not.toContain("shut");
  const [, before, after] = /(\d+) now, (\d+) with the changes/.exec(out) ?? [];
  expect(Number(before) - Number(after)).toBe(2);
});

test("a level other than remediate, and values for tags, come from the configuration", async () => {
  const config = {
    "tls-require-balancer-version": "advisory",
    "tag-require-keys": { fill: { owner: "net" } },
  };
  writeFileSync(join(folder, "policies.json"), JSON.stringify(config));
  const { out } = await atrium("--state", "state.json", "--policy-config", "policies.json", "--json");
  const { resources } = JSON.parse(out) as { resources: { name: string; changes: object[] }[] };
  expect(resources.map(({ name, changes }) => [name, changes])).toEqual([
    ["web", [{ control: "tag-require-keys", path: "tags", after: { owner: "net" } }]],
    ["audit", [{ control: "log-require-retention", path: "retentionPeriod", before: 30, after: 184 }]],
  ]);
});

test("says so where there is nothing to do, or nothing to look at", async () => {
  writeFileSync(join(folder, "empty.json"), '{"version":3,"deployment":null}');
  expect((await atrium("--state", "empty.json")).out).toContain("nothing that the pack may mend");
  const none = await atrium();
  expect([none.code, none.out]).toEqual([2, ""]);
  expect(none.err).toContain("give --estate <file> or --program <dir>");
});
