import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bill, charges, csv, folder, tags } from "../../finops/testing.ts";
import { answerTo } from "../testing.ts";
import { costsCommand } from "./costs.ts";
import { previewCommand } from "./preview.ts";

let cwd: string;
beforeEach(() => {
  cwd = folder();
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const idle = (...argv: readonly string[]) => answerTo(["costs", "idle", ...argv], cwd, [costsCommand]);
const write = (name: string, value: unknown) =>
  writeFileSync(join(cwd, name), typeof value === "string" ? value : JSON.stringify(value));

const OWNED = { department: "it", owner: "=cmd|' /C calc'!A0" };

const charge = (ResourceId: string, x_UsageType: string, BilledCost: string, expiry?: string) => ({
  ResourceId,
  x_UsageType,
  BilledCost,
  ConsumedQuantity: "744",
  Tags: tags(expiry === undefined ? OWNED : { ...OWNED, expiry }),
});

const OCTOBER = charges(
  charge("eipalloc-1", "APS1-PublicIPv4:IdleAddress", "3.720000000000000001"),
  charge("i-1", "APS1-BoxUsage:m7i.large", "100", "2026-09-30"),
  charge("vol-1", "APS1-EBS:VolumeUsage.gp3", "8.5"),
  charge("vol-2", "APS1-EBS:VolumeUsage.gp3", "4"),
);

/** What `pulumi stack export` writes. */
const volume = (name: string, id: string) => ({
  urn: `urn:pulumi:prod::mall::aws:ebs/volume:Volume::${name}`,
  type: "aws:ebs/volume:Volume",
  custom: true,
  id,
  inputs: { size: 10 },
  outputs: { size: 10 },
});

const STATE = {
  version: 3,
  deployment: {
    resources: [
      volume("left", "vol-1"),
      volume("used", "vol-2"),
      {
        urn: "urn:pulumi:prod::mall::aws:ec2/volumeAttachment:VolumeAttachment::a",
        type: "aws:ec2/volumeAttachment:VolumeAttachment",
        custom: true,
        id: "vai-1",
        inputs: { instanceId: "i-1", volumeId: "vol-2" },
        outputs: {},
      },
    ],
  },
};

describe("atrium costs idle", () => {
  beforeEach(() => {
    bill("october.csv", csv(OCTOBER), cwd);
    write("state.json", STATE);
  });

  it("lists what bill and state tell, the dearest first, with owner, money and remedy", async () => {
    const { code, out, err } = await idle("october.csv", "--state", "state.json", "--json");
    const found = JSON.parse(out);
    expect([code, found.month]).toEqual([0, "2026-10"]);
    expect(
      found.idle.map((each: { resource: string; amount: string; why: readonly { reason: string }[] }) => [
        each.resource,
        each.amount,
        each.why.map(({ reason }) => reason).join(),
      ]),
    ).toEqual([
      ["i-1", "100", "expired"],
      ["vol-1", "8.5", "unattached-disk"],
      ["eipalloc-1", "3.720000000000000001", "unattached-address"],
    ]);
    expect(found.idle[0]).toMatchObject({ department: "it", account: "0001", currency: "CNY" });
    expect(found.idle[0].why[0]).toMatchObject({ from: "bill", clause: "8.1.5-a" });
    expect(found.total).toEqual([{ currency: "CNY", amount: "112.220000000000000001", resources: 3 }]);
    expect(err).toBe("");
  });

  it("gives the same figure for a resource as explain does", async () => {
    const [first] = JSON.parse((await idle("october.csv", "--json")).out).idle;
    const asked = ["costs", "explain", "october.csv", "--where", `resource=${first.resource}`, "--json"];
    expect(JSON.parse((await answerTo(asked, cwd, [costsCommand])).out).direct).toEqual([
      { currency: first.currency, amount: first.amount },
    ]);
  });

  it("says on the side what it cannot tell, and asks for it", async () => {
    const { out, err } = await idle("october.csv");
    expect(out).toContain("Together, each counted once:");
    expect(err).toContain("give averages with --use metrics.csv");
    expect(err).toContain("give --state, or --record of a preview");
  });

  it("writes tables in which a tag is text", async () => {
    const { err } = await idle("october.csv", "--format", "csv", "--out", "idle.csv");
    expect(err).toContain("written: idle.csv");
    const { out } = await idle("october.csv", "--format", "csv");
    expect(out).toContain("'=cmd|");
    expect(out.split("\r\n")).toHaveLength(4);
    expect((await idle("october.csv", "--format", "markdown")).out).toContain("=cmd\\|");
  });

  it("takes measured use, and holds its share against the guide's", async () => {
    write("metrics.csv", "resource,metric,percent\ni-1,cpu,4\nvol-9,cpu,50\n");
    const { out } = await idle("october.csv", "--use", "metrics.csv");
    expect(out).toContain("Under 20 % use: 1 of 2 measured, 50.0 %");
    expect(out).toContain("expired, low-use");
  });

  it.each([
    [["--state", "none.json"], "no such file"],
    [["--state", "october.csv"], "is no JSON"],
    [["--record", "state.json"], "resources"],
    [["--use", "none.csv"], "none.csv is no file"],
    [["--state", "state.json", "--record", "state.json"], "cannot be used with"],
  ])("refuses what it cannot read, with 2 and nothing on standard output: %s", async (more, text) => {
    const { code, out, err } = await idle("october.csv", ...more);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(text);
  });

  it("takes no address of a gateway in a preview for idle, and each of them once its gateway is gone", async () => {
    const program = new URL("../../examples/network-only", import.meta.url).pathname;
    const asked = ["preview", "--program", program, "--fail-on", "never", "--json", "--out", "record.json"];
    const previewed = await answerTo(asked, cwd, [previewCommand]);
    expect(previewed).toMatchObject({ code: 0 });
    const unbilled = async (file: string) =>
      JSON.parse((await idle("october.csv", "--record", file, "--json")).out).idle.filter(
        ({ currency }: { currency: string | null }) => currency === null,
      );
    const record = JSON.parse(readFileSync(join(cwd, "record.json"), "utf8")) as {
      resources: { type: string }[];
    };
    const addresses = record.resources.filter(({ type }) => /eip:Eip|eipAddress/.test(type)).length;
    expect([addresses > 2, await unbilled("record.json")]).toEqual([true, []]);
    const takers = /natGateway:NatGateway|ipAssociation/;
    const resources = record.resources.filter(({ type }) => !takers.test(type));
    write("without.json", { ...record, resources });
    expect(await unbilled("without.json")).toHaveLength(addresses);
  }, 60_000);

  it("of nothing idle says so", async () => {
    bill("calm.csv", csv(charges({ x_UsageType: "BoxUsage:m7i.large" })), cwd);
    expect((await idle("calm.csv")).out).toBe("Nothing on the bill of 2026-10 is known to stand idle.\n");
  });
});
