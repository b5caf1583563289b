import { createHash } from "node:crypto";
import type { Log } from "sarif";
import { describe, expect, test } from "vitest";
import { baseline } from "../../policy-packs/baseline/pack.ts";
import type { Verdict } from "../../policy-packs/control.ts";
import type { PreviewReport } from "../report.ts";
import { summarize } from "../summary.ts";
import { record, resource, verdict } from "../testing.ts";
import { renderReport } from "./formats.ts";

const HOSTILE = '</script><img src=x onerror="a()"> & \'\u001b[2J\u0000';
const vpc = resource("aws:ec2/vpc:Vpc", "hk", { tags: { owner: "net", system: "core" } });
const evil = resource("aws:s3/bucket:Bucket", HOSTILE, { tags: { owner: HOSTILE } });
const CONTROL = "network-no-public-db-ports";
const verdicts: readonly Verdict[] = [
  verdict(CONTROL, vpc.urn, { severity: "critical" }),
  verdict(CONTROL, evil.urn, { level: "advisory", message: HOSTILE }),
  verdict("log-require-flow-logs", vpc.urn, { status: "excepted", message: "hk: excepted until 2027-01-01" }),
  verdict("log-require-trail", vpc.urn, { status: "unknown", message: "hk: later" }),
  verdict("log-require-retention", vpc.urn, { status: "pass" }),
];

function report(
  asked: PreviewReport["asked"] = { estate: "./mall/estate.yaml", failOn: "mandatory" },
): PreviewReport {
  const of = record(vpc, evil);
  return {
    record: of,
    verdicts,
    exceptions: [],
    summary: summarize(of, verdicts, 1),
    packs: [baseline],
    asked,
  };
}

const render = (format: Parameters<typeof renderReport>[1], of = report()) =>
  renderReport(of, format, { terminal: { color: false }, version: "9.9.9" });

describe("SARIF", () => {
  const log = (of?: PreviewReport) => JSON.parse(render("sarif", of)) as Log;
  const [run] = log().runs;

  test("has a rule a control that failed, with its text, clauses and score", () => {
    expect(run?.tool.driver).toMatchObject({ name: "atrium", version: "9.9.9" });
    expect(run?.tool.driver.rules?.map(({ id }) => id).sort()).toEqual(["log-require-flow-logs", CONTROL]);
    const rule = run?.tool.driver.rules?.find(({ id }) => id === CONTROL);
    expect(rule?.shortDescription?.text).toContain("atabase");
    expect(rule?.properties).toMatchObject({ "security-severity": "9.5" });
    expect(rule?.properties?.tags).toContain("guide-10.4.1-c");
  });

  test("has a result a failure, at the file that was judged and with the URN, the same from run to run", () => {
    const [first] = run?.results ?? [];
    expect(first).toMatchObject({
      ruleId: CONTROL,
      level: "error",
      properties: { owner: "net", system: "core" },
    });
    expect(run?.results?.map(({ level }) => level)).toEqual(["error", "error", "warning"]);
    expect(first?.locations?.[0]).toMatchObject({
      physicalLocation: { artifactLocation: { uri: "mall/estate.yaml" }, region: { startLine: 1 } },
      logicalLocations: [{ fullyQualifiedName: vpc.urn }],
    });
    expect(first?.partialFingerprints).toEqual({
      "atriumFinding/v1": createHash("sha256").update(`${CONTROL}\n${vpc.urn}`).digest("hex"),
    });
    for (const { ruleId, ruleIndex } of run?.results ?? []) {
      expect(run?.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
    }
  });

  test("an exception is a suppression with its text; what passed or is unknown is no result", () => {
    const suppressed = run?.results?.filter(({ suppressions }) => suppressions?.length);
    expect(suppressed?.map(({ ruleId }) => ruleId)).toEqual(["log-require-flow-logs"]);
    expect(suppressed?.[0]?.suppressions?.[0]).toMatchObject({
      status: "accepted",
      justification: "hk: excepted until 2027-01-01",
    });
    expect(run?.results).toHaveLength(3);
  });

  test.each([
    [{ program: "infra/", failOn: "never" }, "infra/Pulumi.yaml"],
    [{ state: "out dir\\state.json", failOn: "never" }, "out%20dir/state.json"],
    [{ state: "-", failOn: "never" }, "state.json"],
  ] as const)("%j is found at %s", (asked, uri) => {
    const [result] = log(report(asked)).runs[0]?.results ?? [];
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(uri);
  });
});

describe("JUnit", () => {
  const text = render("junit");

  test("counts a case a verdict: failures failed, what is open or excepted skipped", () => {
    expect(text).toMatch(/<testsuites name="mall\/dev" tests="5" failures="2" errors="0" skipped="2">/);
    expect(text).toMatch(/<testcase classname="network-no-public-db-ports" name="hk">/);
    expect(text).toMatch(/<failure message="hk: is not as it should be[^"]*" type="mandatory"\/>/);
    expect(text).toMatch(/<property name="owner" value="net"\/>/);
  });

  test("has no markup or control character from names", () => {
    expect(text).not.toMatch(/<img|<\/script/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids them
    expect(text).not.toMatch(/[\u0000-\u0008\u001b]/);
  });
});

describe("HTML", () => {
  const text = render("html");

  test("holds every failure and exception with owner and system, gathered by clause", () => {
    expect(text.match(/<tr class="row"/g)).toHaveLength(3);
    expect(text).toContain('data-group-owner="net"');
    expect(text).toContain("hk: excepted until 2027-01-01");
    expect(text).toMatch(/<th scope="rowgroup" colspan="5">§10\.4\.1-a <small>3<\/small>/);
  });

  test("lets nothing in, neither markup nor network", () => {
    expect(text).not.toMatch(/<img|onerror="/);
    expect(text.match(/<\/script>/g)).toHaveLength(1);
    expect(text).toContain("default-src 'none'");
    expect(text).not.toMatch(/\s(src|href|style|on[a-z]+)=["']/);
  });

  test("says so where nothing is wrong", () => {
    const calm = renderReport({ ...report(), verdicts: [] }, "html", {
      terminal: { color: false },
      version: "1",
    });
    expect(calm).toContain("Nothing is wrong.");
    expect(calm).not.toContain("<script>");
  });
});
