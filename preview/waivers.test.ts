import { describe, expect, test } from "vitest";
import { SealedSecret } from "./record.ts";
import { jsonReport } from "./reports/json.ts";
import { markdownReport } from "./reports/markdown.ts";
import { terminalReport } from "./reports/terminal.ts";
import { summarize } from "./summary.ts";
import { record, resource } from "./testing.ts";
import { waiversOf } from "./waivers.ts";

const SAID = "Moves this month - it@mall.example";
const trail = resource("aws:cloudtrail/trail:Trail", "trail", { tags: { "waiver-lock": SAID, owner: "it" } });
const bucket = resource("aws:s3/bucket:Bucket", "logs", { tags: { "waiver-lock": SAID } });
const group = resource("aws:autoscaling/group:Group", "web", {
  tags: [
    { key: "waiver-flow-logs", value: "A trial | until May - net@mall.example", propagateAtLaunch: true },
  ],
});
const plain = resource("aws:s3/bucket:Bucket", "plain", { tags: { owner: "it" } });

describe("waivers", () => {
  test("are gathered from maps and lists of tags, each once, with who carries it", () => {
    expect(waiversOf([trail, group, bucket, plain])).toEqual([
      { waiver: "flow-logs", said: "A trial | until May - net@mall.example", resources: [group.urn] },
      { waiver: "lock", said: SAID, resources: [trail.urn, bucket.urn] },
    ]);
  });

  test("of one kind with two reasons are two", () => {
    const other = resource("aws:s3/bucket:Bucket", "other", {
      tags: { "waiver-lock": "A drill - ops@mall.example" },
    });
    expect(waiversOf([trail, other]).map(({ said }) => said)).toEqual(["A drill - ops@mall.example", SAID]);
  });

  test("that nobody knows before the deployment, or may not see, are told without their words", () => {
    const hidden = resource("aws:s3/bucket:Bucket", "hidden", {
      tags: { "waiver-lock": new SealedSecret("hunter2"), "waiver-copy": { $unknown: true } },
    });
    const found = waiversOf([hidden]);
    expect(found.map(({ waiver }) => waiver)).toEqual(["copy", "lock"]);
    expect(JSON.stringify(found)).not.toContain("hunter2");
    expect(waiversOf([resource("aws:s3/bucket:Bucket", "b", { tags: { $unknown: true } })])).toEqual([]);
  });

  test("of an estate are told where no tag says so already", () => {
    const estate = resource(
      "atrium:estate:Estate",
      "group",
      { waivers: { "audit-log.without.lab": "One account - it", "audit-log.lock": SAID } },
      { custom: false },
    );
    expect(waiversOf([estate, trail])).toEqual([
      { waiver: "audit-log.without.lab", said: "One account - it", resources: [estate.urn] },
      { waiver: "lock", said: SAID, resources: [trail.urn] },
    ]);
  });

  const reportOf = (...resources: readonly (typeof trail)[]) => {
    const of = record(...resources);
    return {
      record: of,
      verdicts: [],
      exceptions: [],
      summary: summarize(of, [], 1),
      packs: [],
      asked: { failOn: "mandatory" as const },
    };
  };

  test("stand in every report, and nowhere where there are none", () => {
    const report = reportOf(trail, bucket, group);
    expect(terminalReport(report, { color: false })).toMatch(
      /Waivers\n {2}flow-logs: A trial \| until May - net@mall\.example \(1 resource\)\n {2}lock: Moves this month - it@mall\.example \(2 resources\)\n/,
    );
    expect(markdownReport(report)).toMatch(
      /<summary>Waivers<\/summary>[\s\S]*\| lock \| Moves this month - it&#64;mall\.example \| 2 \|/,
    );
    expect(JSON.parse(jsonReport(report)).waivers).toHaveLength(2);
    const none = reportOf(plain);
    expect(terminalReport(none, { color: false })).not.toContain("Waivers");
    expect(markdownReport(none)).not.toContain("Waivers");
    expect(JSON.parse(jsonReport(none)).waivers).toEqual([]);
  });
});
