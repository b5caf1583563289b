import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answerTo } from "../testing.ts";
import { policiesCommand } from "./policies.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "register-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const atrium = (...argv: readonly string[]) =>
  answerTo(["policies", "register", ...argv], folder, [policiesCommand]);

/** A state with these resources, by type and inputs. */
function state(...resources: readonly (readonly [name: string, type: string, inputs: object])[]): string {
  const written = resources.map(([name, type, inputs]) => ({
    urn: `urn:pulumi:dev::mall::${type}::${name}`,
    type,
    custom: true,
    id: `${name}-id`,
    inputs,
    outputs: inputs,
  }));
  writeFileSync(
    join(folder, "state.json"),
    JSON.stringify({ version: 3, deployment: { resources: written } }),
  );
  return "state.json";
}

const shop = () =>
  state(
    [
      "shop",
      "aws:ec2/securityGroup:SecurityGroup",
      {
        tags: { owner: "retail", expiry: "2020-01-31" },
        ingress: [
          {
            protocol: "tcp",
            fromPort: 443,
            toPort: 443,
            cidrBlocks: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
            description: "=Shop",
          },
        ],
      },
    ],
    ["trial", "aws:s3/bucket:Bucket", { tags: { expiry: "2999-12-31" } }],
  );

test("lists rules and ends for a person, what has ended marked", async () => {
  const { out, code } = await atrium(shop());
  expect(code).toBe(0);
  const [heading = "", rule = ""] = out.split("\n");
  expect(heading).toBe("Rules that let somebody in");
  expect(rule).toContain("shop");
  expect(rule).toContain("tcp port 443");
  expect(rule).toContain("10.0.0.0/8, 172.16.0.0/12 and 1 more");
  expect(rule).toContain("retail");
  expect(rule).toContain("ENDED 2020-01-31");
  expect(rule).toContain("never reviewed");
  expect(out).toMatch(/trial +aws:s3\/bucket:Bucket +nobody +2999-12-31 \([\d,]+ days left\)/);
  expect(out).toContain("1 rule, 2 resources with an end, 2 past it\n");
});

test("says so where there is nothing to list", async () => {
  const { out, code } = await atrium(state());
  expect(code).toBe(0);
  expect(out).toContain("no rule of this stack lets anybody in");
  expect(out).toContain("no resource of this stack says when it ends");
  expect(out).toContain("0 rules, 0 resources with an end, none past it\n");
});

test("prints JSON alone, and writes one sheet that no spreadsheet runs", async () => {
  const { out } = await atrium(shop(), "--json");
  const { openings, endings } = JSON.parse(out);
  expect(openings).toMatchObject([{ name: "shop", state: "ended", reason: "=Shop" }]);
  expect(endings.map(({ name }: { name: string }) => name)).toEqual(["shop", "trial"]);

  expect((await atrium("state.json", "--csv", "review.csv")).code).toBe(0);
  const [head, ...rows] = readFileSync(join(folder, "review.csv"), "utf8").split("\r\n");
  expect(head).toBe(
    "register,name,type,group,service,sources,owner,reason,last review,ends,state,days left,urn",
  );
  expect(rows[0]).toContain(
    "rule,shop,,shop,tcp port 443,10.0.0.0/8 172.16.0.0/12 192.168.0.0/16,retail,'=Shop,,2020-01-31,ended,-",
  );
  expect(rows.filter((row) => row.startsWith("end,"))).toHaveLength(2);
});

test("takes an estate as well, and says what is wrong with what it is given", async () => {
  const estate = new URL("../../examples/single-mall/estate.yaml", import.meta.url).pathname;
  const { out, code } = await atrium(estate, "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out).openings.length).toBeGreaterThan(0);
  for (const [argument, message] of [
    ["nowhere.json", "no such file"],
    ["nowhere.yaml", "no such file"],
  ] as const) {
    const answer = await atrium(argument);
    expect(answer.code).toBe(2);
    expect(answer.err).toContain(message);
  }
  const both = await atrium(shop(), "--json", "--csv", "review.csv");
  expect([both.code, both.err]).toEqual([2, expect.stringContaining("--csv")]);
});
