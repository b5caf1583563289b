import { describe, expect, test } from "vitest";
import { computeRequireMetadataTokens } from "../../policy-packs/controls/compute/compute-require-metadata-tokens.ts";
import { packOf } from "../../policy-packs/testing.ts";
import { previewReport } from "../preview.ts";
import { previewSchema } from "../schema.ts";
import { record, resource } from "../testing.ts";
import { FORMATS, renderReport } from "./formats.ts";

const NOW = new Date("2026-11-23T08:00:00Z");
const EXCEPTION = {
  control: computeRequireMetadataTokens.id,
  resource: "legacy*",
  reason: "no tokens before release 9",
  owner: "pos-team",
  approver: "security",
  ticket: "OPS-4711",
};

function report(expires: string, source?: "configuration") {
  return previewReport({
    record: record(
      resource("aws:ec2/instance:Instance", "legacy-a"),
      resource("aws:ec2/instance:Instance", "legacy-b"),
      resource(
        "atrium:policy:Exception",
        "kiosk-tokens",
        { ...EXCEPTION, resource: "kiosk", ticket: "OPS-2", expires: "2026-11-23" },
        { custom: false },
      ),
      resource("aws:ec2/instance:Instance", "kiosk"),
    ),
    packs: [packOf(computeRequireMetadataTokens)],
    configuration: { exceptions: [{ ...EXCEPTION, expires, ...(source && { source }) }] },
    asked: { failOn: "mandatory" },
    now: NOW,
    startedAt: 0,
  });
}
const render = (format: (typeof FORMATS)[number], of = report("2026-12-03")) =>
  renderReport(of, format, { terminal: { color: false, width: 400 }, version: "1.0.0" });

describe("exceptions in force", () => {
  test("are listed with end and days left, the one that ends first on top", () => {
    expect(
      report("2026-12-03").exceptions.map(({ ticket, daysLeft, excuses }) => [
        ticket,
        daysLeft,
        excuses.length,
      ]),
    ).toEqual([
      ["OPS-2", 0, 1],
      ["OPS-4711", 10, 2],
    ]);
    expect(render("terminal")).toContain(
      "compute-require-metadata-tokens on legacy* (2 resources): until 2026-12-03, 10 days left; pos-team, approved by security (OPS-4711): no tokens before release 9",
    );
    expect(render("terminal")).toContain(
      "until 2026-11-23, ends today; pos-team, approved by security (OPS-2, in the program)",
    );
    expect(render("terminal", report("2026-11-24", "configuration"))).toContain(
      "1 day left; pos-team, approved by security (OPS-4711, in configuration)",
    );
  });

  test("stand in every report that people or machines read", () => {
    for (const format of FORMATS) {
      const text = render(format);
      expect(text, format).toContain("OPS-4711");
      expect(text, format).toContain("2026-12-03");
    }
    expect(render("markdown")).toMatch(/\| 2026-12-03 \| 10 days left \| compute-require-metadata-tokens \|/);
    expect(render("html")).toContain("2 exceptions in force");
    const shape = previewSchema.parse(JSON.parse(render("json")));
    expect(shape.exceptions?.map(({ source, marker }) => [source, marker?.split("::").at(-1)])).toEqual([
      ["code", "kiosk-tokens"],
      [undefined, undefined],
    ]);
  });

  test("are none once they have expired or nothing needs them", () => {
    expect(report("2026-11-22").exceptions.map(({ ticket }) => ticket)).toEqual(["OPS-2"]);
  });
});
