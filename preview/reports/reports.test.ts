import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { baseline } from "../../policy-packs/baseline/pack.ts";
import type { Verdict } from "../../policy-packs/control.ts";
import { compare } from "../diff.ts";
import { type PreviewRecord, SealedSecret } from "../record.ts";
import type { PreviewReport } from "../report.ts";
import { summarize } from "../summary.ts";
import { record, resource, verdict } from "../testing.ts";
import { jsonReport } from "./json.ts";
import { markdownReport } from "./markdown.ts";
import { terminalReport } from "./terminal.ts";
import { columns } from "./terminal-text.ts";

function report(
  of: PreviewRecord,
  verdicts: readonly Verdict[] = [],
  base?: { readonly record: PreviewRecord; readonly verdicts: readonly Verdict[] },
): PreviewReport {
  return {
    record: of,
    verdicts,
    exceptions: [],
    summary: summarize(of, verdicts, 1.234),
    packs: [baseline],
    ...(base ? { base: { name: "main", changes: compare(base, { record: of, verdicts }) } } : {}),
    asked: { estate: "mall/estate.yaml", failOn: "mandatory" },
  };
}

const vpc = resource("aws:ec2/vpc:Vpc", "hk", {
  cidrBlock: "10.1.0.0/16",
  region: "ap-east-1",
  tags: { department: "retail" },
});
const network = resource("alicloud:vpc/network:Network", "sh", { cidrBlock: "10.2.0.0/16" });
const estate = resource(
  "atrium:estate:Estate",
  "group",
  {
    plan: {
      prefixes: [
        { key: "group", prefix: "10.0.0.0/8", status: "container" },
        { key: "sh-001/pos", prefix: "10.3.0.0/24", zone: "pos", status: "active" },
      ],
    },
    tagPlan: { required: ["department", "owner"], allowed: {} },
  },
  { custom: false },
);
const both = record(estate, vpc, network);
const failing = verdict("network-no-public-db-ports", vpc.urn);
const unknown = verdict("network-no-public-db-ports", network.urn, {
  status: "unknown",
  message: "sh: rules are known after deployment",
});

describe("the terminal report", () => {
  // A control on tags looks at every resource that can carry them, tagged or not.
  const untagged = verdict("tag-require-keys", network.urn, { status: "unknown", message: "sh: tags" });
  const text = terminalReport(report(both, [failing, unknown, untagged]), { color: false });

  test("has plan, tree by cloud and region, tags, verdicts by clause, unknowns and what to type next", () => {
    expect(text).toContain("mall · dev: 4 resources previewed offline in 1.2 s");
    expect(text).toMatch(
      /2 prefixes: 1 container, 1 active[\s\S]*by zone: pos 1\n {2}group {3}10\.0\.0\.0\/8 {3}1 container\n {2}sh-001 {2}10\.3\.0\.0\/24 {2}1 active/,
    );
    expect(text).toMatch(/AWS {2}1\n {4}ap-east-1 {2}1\n[\s\S]*Alibaba Cloud {2}1\n {4}no region {2}1/);
    expect(text).toMatch(/department {2}1\/2 {2}50%\n {2}owner {7}0\/2 {2}0%/);
    expect(text).toMatch(/§10\.4\.1-a {2}network-no-public-db-ports {2}1 fail 1 unknown/);
    expect(text).toContain("✗ hk: is not as it should be; mend it [network-no-public-db-ports §10.4.1-a]");
    expect(text).toContain("2 questions that only a deployment can answer");
    expect(text).toMatch(
      /Next\n {2}mend 1 mandatory violation[\s\S]*atrium preview --estate mall\/estate\.yaml/,
    );
  });

  test("says how to deploy when nothing stops it, and names unknowns when asked", () => {
    const clean = terminalReport(report(both, [unknown]), { color: false, showUnknown: true });
    expect(clean).toContain("pulumi up --stack dev -c atrium:estate=mall/estate.yaml");
    expect(clean).toContain("sh: rules are known after deployment");
  });

  test("names what a base did not have by its whole key in the plan", () => {
    const base = { record: record(vpc, network), verdicts: [] };
    expect(terminalReport(report(both, [], base), { color: false })).toContain("+ 10.3.0.0/24  sh-001/pos\n");
  });

  test("has no section that would be empty", () => {
    expect(terminalReport(report(record()), { color: false })).toBe(
      "mall · dev: 1 resource previewed offline in 1.2 s\n\nResources\n  1 component\n\nNext\n" +
        "  pulumi up --stack dev -c atrium:estate=mall/estate.yaml      deploy it\n" +
        "  npx atrium preview --estate mall/estate.yaml --base main      compare with the main branch\n",
    );
  });

  test("keeps to a narrow terminal but for words that cannot be broken", () => {
    const narrow = terminalReport(report(both, [failing, unknown]), { color: true, width: 40 });
    const long = narrow.split("\n").filter((line) => columns(line) > 40);
    expect(
      long.filter((line) => line.trim().split(/ +/).length > 4 && !/atrium|pulumi|mend|previewed/.test(line)),
    ).toEqual([]);
  });

  test("colours only when told to, and lets no name command the terminal", () => {
    expect(text).not.toContain("\u001b");
    const evil = resource("aws:s3/bucket:Bucket", "a\u001b]0;owned\u0007\u001b[2J");
    const shown = terminalReport(report(record(evil), [verdict("x", evil.urn, { message: "a\u001b[2Jb" })]), {
      color: true,
    });
    for (const command of ["\u001b[2J", "\u001b]", "\u0007"]) expect(shown).not.toContain(command);
    expect(shown).toContain("\u001b[1m");
  });

  test("counts Chinese characters as two columns", () => {
    expect(columns("商场 mall")).toBe(9);
  });
});

describe("the Markdown report", () => {
  const hostile = resource(
    "aws:s3/bucket:Bucket",
    "</details><img src=x> | @team [a](http://x) `code`\n# title",
    {
      tags: { "<b>": "x" },
    },
  );
  const evil = markdownReport(
    report(record(hostile), [verdict("x", hostile.urn, { message: hostile.name })], {
      record: record(),
      verdicts: [],
    }),
  );

  test("escapes what names and tags bring along", () => {
    const own = evil.replaceAll(/<\/?(details|summary)>/g, "").replace(/^<!-- .* -->/, "");
    expect(own).not.toMatch(/<[a-z/]|@team|\]\(|https?:\/\/x|\n# title/);
    expect(evil.match(/<details>/g)?.length).toBe(evil.match(/<\/details>/g)?.length);
    for (const line of evil.split("\n").filter((one) => one.startsWith("| added")))
      expect(line.match(/\|/g)).toHaveLength(5);
  });

  test("begins with its marker and the outcome, and folds all but 40 lines", () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      resource("aws:ec2/vpc:Vpc", `v${index}`, { cidrBlock: "10.0.0.0/16" }),
    );
    const text = markdownReport(
      report(
        record(...many),
        many.map(({ urn }) => verdict("network-x", urn)),
        { record: record(network), verdicts: [] },
      ),
    );
    const before = text.slice(0, text.indexOf("<details>")).split("\n");
    expect(before[0]).toBe("<!-- atrium-preview mall/dev -->");
    expect(before[1]).toBe("### ❌ 300 mandatory violations: `mall` · `dev`");
    expect(before.length).toBeLessThanOrEqual(40);
    expect(text).toContain("| resources | 300 added | 0 changed | 1 removed |");
    expect(text.length).toBeLessThan(65_536);
  });

  test("marks what is new, and says what is fixed", () => {
    const text = markdownReport(
      report(record(vpc), [failing], {
        record: record(vpc, network),
        verdicts: [verdict("gone", network.urn)],
      }),
    );
    expect(text).toContain("- ❌ **new** hk: is not");
    expect(text).toContain("| violations | 1 new | 0 newly excepted | 1 fixed |");
    expect(text).toContain("- fixed: sh: is not");
  });

  test("is calm where nothing is wrong", () => {
    expect(markdownReport(report(both))).toContain("### ✅ no violation");
  });
});

describe("the JSON report", () => {
  test("is of the published shape and holds no secret", () => {
    const database = resource("aws:rds/instance:Instance", "db", {
      password: new SealedSecret("hunter2"),
      port: { $unknown: true },
    });
    const text = jsonReport(
      report(record(estate, vpc, database), [failing], { record: record(vpc), verdicts: [] }),
    );
    expect(text).not.toContain("hunter2");
    const schema = JSON.parse(
      readFileSync(new URL("../../schemas/preview.schema.json", import.meta.url), "utf8"),
    );
    const validate = new Ajv2020().compile(schema);
    expect(validate(JSON.parse(text)) || validate.errors).toBe(true);
    expect(validate({ resources: [{ urn: "x" }] })).toBe(false);
    const { resources, summary } = JSON.parse(text);
    expect(resources.at(-1).inputs).toEqual({ password: { $secret: true }, port: { $unknown: true } });
    expect(summary).toMatchObject({ resources: 4, byCloud: { aws: 2, component: 2 }, seconds: 1.23 });
  });
});
