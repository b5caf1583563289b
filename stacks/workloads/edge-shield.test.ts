import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { KeyRef } from "../../components/keys/index.ts";
import { BadInput, readSource } from "../../ipam/index.ts";
import { ACCOUNTS, seen } from "../governance/testing.ts";
import { edgeKey, type WorkloadLinks, type WorkloadScope } from "./asked.ts";
import { edgeShields, edgeShieldsSection, plannedEdges } from "./edge-shield.ts";

const PLANNED = 'plannedOn: "2026-11-23", mode: block';
const AWS = `shop: { account: shop, region: ap-southeast-1, ${PLANNED} }`;
const ALIBABA = `tills: { account: ali, region: cn-shanghai, ${PLANNED} }`;

function read(...lines: readonly string[]) {
  const yaml = lines.map((line) => `    ${line}`).join("\n");
  const text = `workloads:\n  edge-shields:\n${yaml}\n`;
  const section = edgeShieldsSection.parse(parse(lines.join("\n")));
  const scope = {
    document: { accounts: ACCOUNTS },
    source: readSource(text, "estate.yaml"),
    accounts: ACCOUNTS,
  } as unknown as WorkloadScope;
  return { section, scope };
}

const key = (account: string, region: string, domain: string): KeyRef => ({
  arn: `${account} ${region} ${domain}`,
  id: "",
  serves: ["logs"],
});
const LINKS = { key, edges: new Map() } as unknown as WorkloadLinks;

function faults(...lines: readonly string[]) {
  const { section, scope } = read(...lines);
  return seen(edgeShields.references?.(section, scope) ?? []);
}

describe("what the estate says of edge shields", () => {
  it("is refused nothing where accounts and regions are its own", () => {
    expect(faults(AWS, ALIBABA)).toEqual([]);
  });

  it("names accounts, regions and archives that are there", () => {
    expect(
      faults(
        `a: { account: shp, region: ap-southeast-1, ${PLANNED} }`,
        `b: { account: shop, region: eu-west-1, ${PLANNED} }`,
        `c: { account: ali, region: cn-shanghai, collectedBy: logs, ${PLANNED} }`,
      ),
    ).toEqual([
      ["workloads.edge-shields.a.account", "accounts: has no such account"],
      ["workloads.edge-shields.b.region", "is no region of the account"],
      ["workloads.edge-shields.c.collectedBy", "accounts: has no such account"],
    ]);
  });

  it("has one shield for a place; for an account, where its firewall is the account's", () => {
    expect(faults(AWS, `again: { account: shop, region: ap-southeast-1, ${PLANNED} }`)).toEqual([
      ["workloads.edge-shields.again.region", "has a shield already, shop"],
    ]);
    expect(faults(ALIBABA, `again: { account: ali, region: cn-beijing, ${PLANNED} }`)).toEqual([
      ["workloads.edge-shields.again.region", "has a shield already, tills"],
    ]);
  });

  it("keeps the log of CloudFront in a region of the account", () => {
    const network = "network: { domains: [shop.example.com], origin: origin.example.com, certificate: c }";
    expect(faults(`shop: { account: shop, region: ap-southeast-1, ${PLANNED}, ${network} }`)).toEqual([
      ["workloads.edge-shields.shop.network", "keeps its log in a region that the account does not use"],
    ]);
  });
});

describe("an edge shield of the estate", () => {
  it("takes account, key and archive from what stands, and is made before systems", () => {
    const { section, scope } = read(AWS, ALIBABA);
    const asked = edgeShields.plan(section, scope);
    expect(asked.map(({ name, first }) => [name, first])).toEqual([
      ["shop", true],
      ["tills", true],
    ]);
    for (const { layout } of asked) expect(() => layout(LINKS)).not.toThrow();
  });

  it("is refused by its component where the file is wrong", () => {
    const { section, scope } = read(
      'shop: { account: shop, region: ap-southeast-1, plannedOn: "2026-11-23", mode: { count: { until: "2026-11-01", owner: web } } }',
    );
    const [asked] = edgeShields.plan(section, scope);
    expect(() => asked?.layout(LINKS)).toThrow(BadInput);
  });

  it("is known to entries before it is made", () => {
    const { section } = read(AWS, ALIBABA);
    const planned = plannedEdges(section, ACCOUNTS);
    expect(planned.get(edgeKey("shop", "ap-southeast-1"))).toEqual({
      provider: "aws",
      region: "ap-southeast-1",
      webAclArn: "",
    });
    expect(planned.get(edgeKey("ali", "cn-shanghai"))?.provider).toBe("alicloud");
  });
});
