import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  awsBalancer,
  awsGroup,
  awsNetwork,
  estate,
  spec,
} from "../../policy-packs/reach/example-networks/testing.ts";
import { exampleResources, ref } from "../../policy-packs/testing.ts";
import { answerTo } from "../testing.ts";
import { reachCommand } from "./reach.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "reach-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const atrium = (...argv: readonly string[]) => answerTo(["reach", ...argv], folder, [reachCommand]);

/** A database behind a balancer of the internet, as a state has it. */
function state(source: object): string {
  const specs = [
    ...awsNetwork,
    ...awsGroup("db-group", 3306, source),
    ...awsBalancer("pos-db", 3306),
    spec("data", "aws:rds/subnetGroup:SubnetGroup", { subnetIds: [ref("back")] }),
    spec("pos-db", "aws:rds/instance:Instance", {
      dbSubnetGroupName: ref("data"),
      vpcSecurityGroupIds: [ref("db-group")],
    }),
    estate,
  ];
  const resources = exampleResources(specs, "deployed").map(({ urn, type, custom, id, props }) => ({
    urn,
    type,
    custom,
    id,
    inputs: props,
    outputs: props,
  }));
  writeFileSync(join(folder, "state.json"), JSON.stringify({ version: 3, deployment: { resources } }));
  return "state.json";
}

test("prints each path hop by hop, and what closes it", async () => {
  const { code, out } = await atrium(
    state({ cidrIpv4: "10.16.0.0/24" }),
    "--to",
    "pos-db",
    "--from",
    "internet",
  );
  expect(code).toBe(0);
  expect(out.split("\n")).toEqual([
    "pos-db (aws:rds/instance:Instance)",
    "  from internet: open",
    "    tcp port 3306 for 0.0.0.0/0",
    "      internet gateway igw",
    "      public address of edge",
    "      edge, by edge-group-in",
    "      listener listener",
    "      target target",
    "      pos-db, by db-group-in",
    "    to close it, take away db-group-in",
    "",
    "1 host: 1 open, 0 unknown, 0 closed",
    "",
  ]);
});

test("answers for every host, zone and site unless one is asked for", async () => {
  const { out } = await atrium(state({ cidrIpv4: "10.200.0.0/16" }), "--json");
  const { answers } = JSON.parse(out) as {
    answers: { target: { name: string }; from: string; status: string }[];
  };
  const open = answers
    .filter(({ status }) => status === "open")
    .map(({ target, from }) => [target.name, from]);
  expect(open).toEqual([
    ["pos-db", "zone:guest-wifi"],
    ["pos-db", "zone:office"],
    ["pos-db", "zone:pos"],
    ["pos-db", "zone:management"],
    ["pos-db", "site:sh-pudong"],
    ["edge", "internet"],
  ]);
});

test("takes the first word of a zone, where that is enough", async () => {
  const file = state({ cidrIpv4: "10.200.0.0/16" });
  expect((await atrium(file, "--to", "pos-db", "--from", "zone:guest")).out).toContain(
    "from zone:guest-wifi: open",
  );
});

test("says what is not known", async () => {
  const { out } = await atrium(state({ prefixListId: "pl-0123" }), "--to", "pos-db", "--from", "internet");
  expect(out).toContain("from internet: unknown, a prefix list is in another stack");
  expect(out).toContain("1 host: 0 open, 1 unknown, 0 closed");
});

test("counts what is closed and shows none of it", async () => {
  const { out } = await atrium(state({ cidrIpv4: "10.99.0.0/24" }), "--to", "pos-db");
  expect(out).toBe("1 host: 0 open, 0 unknown, 6 closed\n");
});

test("a stack without hosts has nothing to tell", async () => {
  writeFileSync(join(folder, "empty.json"), '{"version":3,"deployment":null}');
  expect(await atrium("empty.json")).toEqual({
    code: 0,
    out: "0 hosts: 0 open, 0 unknown, 0 closed\n",
    err: "",
  });
});

test("names every option that names nothing, and prints no answer", async () => {
  const file = state({ cidrIpv4: "10.200.0.0/16" });
  const { code, out, err } = await atrium(file, "--to", "pos-bd", "--from", "zone:offic");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/--to.*pos-bd.*is no host of this stack.*did you mean "pos-db"/s);
  expect(err).toMatch(/--from.*zone:offic.*is nobody that this stack or its plan knows.*"zone:office"/s);
});

test.each([
  [["missing.json"], "no such file"],
  [["."], "is a folder"],
])("%j is bad input: %s", async (argv, message) => {
  const { code, out, err } = await atrium(...argv);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(message);
});

test("bad input is a diagnostic with --json", async () => {
  const { code, out } = await atrium(state({}), "--to", "nobody", "--json");
  expect(code).toBe(2);
  expect(JSON.parse(out).diagnostics[0]).toMatchObject({ file: "--to", value: "nobody" });
});
