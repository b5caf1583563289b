import { describe, expect, test } from "vitest";
import { changeRequireFreezeApproval } from "./controls/change/change-require-freeze-approval.ts";
import { freezeAt } from "./freeze.ts";
import { type Example, judgeExample } from "./testing.ts";

const SHANGHAI = "+08:00";
const at = (text: string) => new Date(text);
const iso = (moment: number | undefined) =>
  moment === undefined ? undefined : new Date(moment).toISOString();

describe("a freeze", () => {
  test.each([
    ["2026-11-09/2026-11-12 campaign", "2026-11-08T16:00:00.000Z", "2026-11-12T15:59:59.999Z", "campaign"],
    ["2026-11-09/2026-11-09", "2026-11-08T16:00:00.000Z", "2026-11-09T15:59:59.999Z", ""],
    ["2026-11-09T18:00/2026-11-12T09:00", "2026-11-09T10:00:00.000Z", "2026-11-12T01:00:00.000Z", ""],
    [
      "2026-11-09T18:00Z/2026-11-09T18:00Z now",
      "2026-11-09T18:00:00.000Z",
      "2026-11-09T18:00:00.000Z",
      "now",
    ],
  ])("%s begins and ends by the clock it is given", (text, from, until, reason) => {
    const freeze = freezeAt(text, at("2026-11-23T08:00:00Z"), SHANGHAI);
    expect([iso(freeze?.from), iso(freeze?.until), freeze?.reason]).toEqual([from, until, reason]);
  });

  test.each([
    ["1/31", "2026-11-30T08:00:00Z", "2026-10-31T16:00:00.000Z", "2026-11-30T15:59:59.999Z"],
    ["28/3", "2026-11-29T08:00:00Z", "2026-11-27T16:00:00.000Z", "2026-12-03T15:59:59.999Z"],
    ["28/3", "2026-12-02T08:00:00Z", "2026-11-27T16:00:00.000Z", "2026-12-03T15:59:59.999Z"],
    // February has no 31st: its last day begins the freeze.
    ["31/2", "2026-03-01T08:00:00Z", "2026-02-27T16:00:00.000Z", "2026-03-02T15:59:59.999Z"],
    ["31/2", "2026-01-01T08:00:00Z", "2025-12-30T16:00:00.000Z", "2026-01-02T15:59:59.999Z"],
    // It is still October in London when the freeze begins in Shanghai.
    ["1/2", "2026-10-31T17:00:00Z", "2026-10-31T16:00:00.000Z", "2026-11-02T15:59:59.999Z"],
    ["5/5", "2026-11-05T08:00:00Z", "2026-11-04T16:00:00.000Z", "2026-11-05T15:59:59.999Z"],
  ])("%s of every month, asked on %s", (text, now, from, until) => {
    const freeze = freezeAt(text, at(now), SHANGHAI);
    expect([iso(freeze?.from), iso(freeze?.until)]).toEqual([from, until]);
  });

  test.each([
    [
      "2026-11-09T18:00:30+09:30/2026-11-10T18:00-02:30",
      "2026-11-09T08:30:30.000Z",
      "2026-11-10T20:30:00.000Z",
    ],
    ["2026-11-09T18:00Z/2026-11-10", "2026-11-09T18:00:00.000Z", "2026-11-10T15:59:59.999Z"],
  ])("%s goes by its own clock where it names one", (text, from, until) => {
    const freeze = freezeAt(text, at("2026-11-23T08:00:00Z"), SHANGHAI);
    expect([iso(freeze?.from), iso(freeze?.until)]).toEqual([from, until]);
  });

  test.each([
    ["-02:30", "2026-11-09T02:30:00.000Z", "2026-11-10T02:29:59.999Z"],
    ["+05:45", "2026-11-08T18:15:00.000Z", "2026-11-09T18:14:59.999Z"],
    ["+00:00", "2026-11-09T00:00:00.000Z", "2026-11-09T23:59:59.999Z"],
  ])("a day is one of the clock %s", (offset, from, until) => {
    for (const text of ["2026-11-09/2026-11-09", "9/9"]) {
      const freeze = freezeAt(text, at("2026-11-09T12:00:00Z"), offset);
      expect([iso(freeze?.from), iso(freeze?.until)]).toEqual([from, until]);
    }
  });

  test("may have words, and space around it", () => {
    const reason = (text: string) => freezeAt(text, at("2026-11-23T08:00:00Z"), SHANGHAI)?.reason;
    expect(reason("  2026-11-09/2026-11-12   big sale ")).toBe("big sale");
    expect(reason(" 28/3  month end ")).toBe("month end");
    expect(reason("28/3")).toBe("");
  });

  test("of every month is that of this month from its first moment on", () => {
    const from = (now: string) => iso(freezeAt("23/1", at(now), SHANGHAI)?.from);
    expect(from("2026-11-22T16:00:00.000Z")).toBe("2026-11-22T16:00:00.000Z");
    expect(from("2026-11-22T15:59:59.999Z")).toBe("2026-10-22T16:00:00.000Z");
  });

  test.each([
    "2026-11-09/2026-02-30",
    "2026-11-09T25:00/2026-11-10",
    "x2026-11-09/2026-11-10",
    "2026-11-09/2026-11-10x",
    "x1/2",
    "1/2x",
    "0/5",
    "5/0",
    "32/1",
    "1/32",
    "2026-11-09",
    "2026-11-12/2026-11-09",
    "2026-02-30/2026-03-01",
    "",
  ])("%s cannot be read", (text) => {
    expect(freezeAt(text, at("2026-11-23T08:00:00Z"), SHANGHAI)).toBeUndefined();
  });
});

describe("the calendar of a stack", () => {
  const stack: Example = {
    subject: "subject",
    resources: [{ name: "subject", type: "pulumi:pulumi:Stack" }],
  };
  const status = (freezes: readonly string[], clock = SHANGHAI) =>
    judgeExample(changeRequireFreezeApproval, stack, "preview", {
      settings: { "change-require-freeze-approval": { freezes, clock } },
    })?.status;

  test("stops every deployment while a freeze is on", () => {
    expect(status(["2026-11-20/2026-11-30 campaign"])).toBe("fail");
    expect(status(["2026-12-20/2026-12-30", "20/25 closing"])).toBe("fail");
  });

  test("lets deployments through between freezes", () => {
    expect(status(["2026-12-20/2026-12-30 holidays"])).toBe("pass");
    expect(status([])).toBe("not-applicable");
  });

  test("goes by its own clock", () => {
    expect(status(["2026-11-23T16:01/2026-11-23T18:00"])).toBe("pass");
    expect(status(["2026-11-23T16:01/2026-11-23T18:00"], "+09:00")).toBe("fail");
  });
});
