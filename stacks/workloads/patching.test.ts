import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { BadInput, readSource } from "../../ipam/index.ts";
import { ACCOUNTS, seen } from "../governance/testing.ts";
import type { WorkloadLinks, WorkloadScope } from "./asked.ts";
import { patchings, patchingsSection } from "./patching.ts";

const TILLS = "groups: { tills: { system: redhat, window: { start: '02:00', hours: 3 } } }";
const AWS = `{ account: shop, region: ap-southeast-1, ${TILLS} }`;
const ALIBABA = `{ account: ali, region: cn-shanghai, ${TILLS}, ledger: { bucket: records, keepDays: 1096 } }`;

function read(...lines: readonly string[]) {
  const yaml = lines.map((line, index) => `    mall${index}: ${line}`).join("\n");
  const scope = {
    document: { accounts: ACCOUNTS },
    source: readSource(`workloads:\n  patching:\n${yaml}\n`, "estate.yaml"),
    accounts: ACCOUNTS,
  } as unknown as WorkloadScope;
  return { section: patchingsSection.parse(parse(yaml)), scope };
}

const LINKS = {
  key: () => ({ arn: "", id: "", serves: ["logs"] }),
  route: () => undefined,
} as unknown as WorkloadLinks;

function codes(line: string): readonly string[] {
  const { section, scope } = read(line);
  try {
    for (const asked of patchings.plan(section, scope)) asked.layout(LINKS);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ code, path }) => `${code} ${path}`);
  }
}

function lost(...lines: readonly string[]) {
  const { section, scope } = read(...lines);
  return seen(patchings.references?.(section, scope) ?? []);
}

describe("workloads.patching", () => {
  it("is planned on both clouds", () => {
    expect(lost(AWS, ALIBABA)).toEqual([]);
    expect([codes(AWS), codes(ALIBABA)]).toEqual([[], []]);
  });

  it("names accounts and regions that the estate lacks, and a second entry of one place", () => {
    expect(lost(AWS.replace("shop", "shpo"))).toHaveLength(1);
    expect(lost(AWS.replace("ap-southeast-1", "eu-west-1"))).toHaveLength(1);
    expect(lost(AWS, AWS)).toHaveLength(1);
  });

  it("says what the component refuses", () => {
    expect(codes(AWS.replace("02:00", "12:00"))).toEqual(["window.opening-hours groups.tills.window"]);
    expect(codes(ALIBABA.replace("1096", "365"))).toEqual(["patching.ledger ledger.keepDays"]);
    expect(codes(AWS.replace("redhat", "anolis"))).toEqual(["patching.system groups.tills.system"]);
  });
});
