import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Approval, approvalKey } from "./approval.ts";
import { dayOf, daysBetween, readDay } from "./calendar.ts";
import { type Action, decide, mark } from "./decide.ts";
import { idleReason } from "./idle.ts";
import { decideOffice } from "./office.ts";
import { type Kind, MARKS, type Resource, TRAITS } from "./resource.ts";
import { modeOf, type Settings } from "./settings.ts";
import { resource, SETTINGS } from "./testing.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-23T04:00:00Z");
const today = dayOf(NOW, SETTINGS.timeZone);
const day = (days: number) => dayOf(NOW + days * DAY, SETTINGS.timeZone);
const BY = "arn:aws:sts::111122223333:assumed-role/atrium-security/ann";

const kinds = fc.constantFrom(...(Object.keys(TRAITS) as Kind[]));
const environments = fc.constantFrom(undefined, "production", "staging", "development", "test", "sandbox");
const offset = fc.integer({ min: -40, max: 40 });

/** Chance alone would hardly ever make a world in which something may be removed. */
const mostly = <T>(value: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: other });

type Taken = { readonly of: number; readonly at: number; readonly complete: boolean };
type Word = { readonly same: boolean; readonly until: number; readonly by: string };

/** Any state of the world that the edges can see, with marks and backups that may or may not fit. */
const worlds: fc.Arbitrary<{ resource: Resource; approvals: readonly Approval[]; settings: Settings }> = fc
  .record({
    kind: kinds,
    state: mostly<Resource["state"]>("stopped", fc.constantFrom("running", "stopped", "changing")),
    expiry: fc.oneof(fc.constant(-20), fc.option(offset, { nil: undefined })),
    environment: mostly<string | undefined>("development", environments),
    account: mostly("development", fc.constantFrom("production", "staging")),
    marked: mostly<readonly [boolean, number] | undefined>(
      [true, -9],
      fc.option(fc.tuple(fc.boolean(), offset), { nil: undefined }),
    ),
    warned: fc.option(fc.tuple(fc.boolean(), fc.constantFrom(14, 7, 1)), { nil: undefined }),
    volumes: fc.integer({ min: 1, max: 3 }),
    quietSince: mostly<number | undefined>(-8, fc.option(offset, { nil: undefined })),
    kept: mostly<string | undefined>(undefined, fc.constant("protected")),
    backups: mostly<readonly Taken[]>(
      [0, 1, 2].map((of) => ({ of, at: 0, complete: true })),
      fc.array(fc.record({ of: fc.integer({ min: 0, max: 3 }), at: offset, complete: fc.boolean() }), {
        maxLength: 6,
      }),
    ),
    approval: mostly<Word | undefined>(
      { same: true, until: 3, by: BY },
      fc.option(
        fc.record({
          same: fc.boolean(),
          until: offset,
          by: fc.constantFrom(BY, "arn:aws:sts::1:assumed-role/x/eve"),
        }),
        { nil: undefined },
      ),
    ),
  })
  .map((seed) => {
    const expiry = seed.expiry === undefined ? undefined : day(seed.expiry);
    const id = "i-1";
    const tags: Record<string, string> = {
      ...(expiry !== undefined && { expiry }),
      ...(seed.environment !== undefined && { environment: seed.environment }),
    };
    if (seed.marked !== undefined) {
      tags[MARKS.stopped] = mark(seed.marked[0] ? (expiry ?? "") : "2020-01-01", day(seed.marked[1]));
    }
    if (seed.warned !== undefined) {
      tags[MARKS.warned] = mark(seed.warned[0] ? (expiry ?? "") : "2020-01-01", seed.warned[1]);
    }
    const made: Resource = {
      id,
      kind: seed.kind,
      name: id,
      tags,
      state: seed.state,
      holds: Array.from({ length: seed.volumes }, (_, index) => `vol-${index}`),
      backups: seed.backups.map(({ of, at, complete }, index) => ({
        id: `snap-${index}`,
        of: `vol-${of}`,
        startedAt: NOW + at * DAY,
        complete,
      })),
      ...(seed.quietSince !== undefined && { quietSince: NOW + seed.quietSince * DAY }),
      ...(seed.kept !== undefined && { kept: seed.kept }),
    };
    const { approval } = seed;
    const approvals: readonly Approval[] =
      approval === undefined
        ? []
        : [
            {
              resource: approvalKey(made),
              expiry: approval.same ? (expiry ?? "2020-01-01") : "2020-01-01",
              until: day(approval.until),
              reason: "over",
              by: approval.by,
            },
          ];
    return { resource: made, approvals, settings: { ...SETTINGS, environment: seed.account } };
  });

const RUNS = { numRuns: 2000 };

describe("whatever the world looks like", () => {
  it("nothing happens to what has no date, and before its day it is only told of", () => {
    fc.assert(
      fc.property(worlds, ({ resource: each, approvals, settings }) => {
        const { do: what } = decide(each, NOW, settings, approvals);
        const { expiry } = each.tags;
        if (expiry === undefined) expect(what).toBe("nothing");
        else if (today <= expiry) expect(["nothing", "warn", "report"]).toContain(what);
      }),
      RUNS,
    );
  });

  it("nothing is removed without its end, its grace period, an approver's word and every byte backed up", () => {
    let removed = 0;
    fc.assert(
      fc.property(worlds, ({ resource: each, approvals, settings }) => {
        const action = decide(each, NOW, settings, approvals);
        if (action.do !== "remove") return;
        removed += 1;
        const expiry = each.tags.expiry ?? "";
        expect(expiry < today).toBe(true);
        const [markedFor, since = ""] = (each.tags[MARKS.stopped] ?? "").split("/");
        expect(markedFor).toBe(expiry);
        expect(daysBetween(since, today)).toBeGreaterThanOrEqual(7);
        expect(action.approval).toMatchObject({ expiry, by: BY });
        expect(action.approval.until >= today).toBe(true);
        expect(modeOf(settings, each.tags.environment)).toBe("remove");
        expect([each.kept, each.state === "changing", TRAITS[each.kind].removes]).toEqual([
          undefined,
          false,
          true,
        ]);
        if (TRAITS[each.kind].backup === "before") {
          expect(each.state).toBe("stopped");
          const finished = each.backups.filter(
            ({ complete, startedAt }) => complete && startedAt >= (each.quietSince ?? NOW - DAY),
          );
          const covered = new Set(
            finished.filter(({ id }) => action.backups.includes(id)).map(({ of }) => of),
          );
          expect(each.holds.filter((volume) => !covered.has(volume))).toEqual([]);
        }
        if (TRAITS[each.kind].backup === "with-removal") expect(action.backups).toHaveLength(1);
      }),
      { numRuns: 4000 },
    );
    // A property that never met a removal would prove nothing.
    expect(removed).toBeGreaterThan(100);
  });

  it("time alone never takes a step back", () => {
    const tier = (action: Action): number => {
      if (action.do === "nothing") return 0;
      if (action.do === "warn") return 1;
      return ["backup", "remove", "wake"].includes(action.do) ? 3 : 2;
    };
    fc.assert(
      fc.property(
        worlds,
        fc.integer({ min: 0, max: 30 }),
        ({ resource: each, approvals, settings }, days) => {
          fc.pre(each.kind !== "other");
          const lasting = approvals.map((approval) => ({ ...approval, until: "2099-12-31" }));
          const steps = (now: number) => tier(decide(each, now, settings, lasting));
          // A backup that is under way is a step on the way to the removal.
          const before = decide(each, NOW, settings, lasting);
          fc.pre(!(before.do === "wait" && before.why === "backup"));
          const after = decide(each, NOW + days * DAY, settings, lasting);
          if (after.do === "wait" && after.why === "backup") return;
          expect(steps(NOW + days * DAY)).toBeGreaterThanOrEqual(tier(before));
        },
      ),
      RUNS,
    );
  });

  it("each step, once done, is not asked for again, and the steps come to an end", () => {
    fc.assert(
      fc.property(worlds, ({ resource: each, approvals, settings }) => {
        let current: Resource | undefined = each;
        const done: string[] = [];
        while (current !== undefined) {
          const action: Action = decide(current, NOW, settings, approvals);
          if (["nothing", "report", "wait"].includes(action.do)) break;
          expect(done).not.toContain(action.do);
          done.push(action.do);
          current = after(current, action);
        }
        expect(done.length).toBeLessThanOrEqual(4);
      }),
      RUNS,
    );
  });
});

/** What an edge makes of the world. */
function after(each: Resource, action: Action): Resource | undefined {
  const marked = (tags: Record<string, string>) => ({ ...each, tags: { ...each.tags, ...tags } });
  switch (action.do) {
    case "warn":
      return marked({ [MARKS.warned]: mark(action.expiry, action.stage) });
    case "stop": {
      const known = each.tags[MARKS.stopped]?.startsWith(`${action.expiry}/`) && readMarkDay(each) <= today;
      const stopped = known ? each : marked({ [MARKS.stopped]: mark(action.expiry, today) });
      return TRAITS[each.kind].stops ? { ...stopped, state: "stopped", quietSince: NOW } : stopped;
    }
    case "wake":
      return { ...each, state: "running" };
    case "backup": {
      const made = action.of.map((of, index) => ({
        id: `new-${index}`,
        of,
        startedAt: Math.max(NOW, each.quietSince ?? NOW),
        complete: true,
      }));
      return { ...each, backups: [...each.backups, ...made] };
    }
    default:
      return undefined;
  }
}

function readMarkDay(each: Resource): string {
  return each.tags[MARKS.stopped]?.split("/")[1] ?? "";
}

describe("the calendar", () => {
  it("lets the last day end in the group's time zone", () => {
    const server = resource({ tags: { expiry: "2026-11-23" } });
    const at = (time: string) => decide(server, Date.parse(time), SETTINGS).do;
    expect(at("2026-11-23T15:59:00Z")).toBe("warn");
    expect(at("2026-11-23T16:01:00Z")).toBe("stop");
  });

  it.each(["2026-02-30", "30.11.2026", "never", "2026-11-3", ""])(
    "%j is no day, which a person hears of",
    (expiry) => {
      expect(readDay(expiry)).toBeUndefined();
      expect(decide(resource({ tags: { expiry } }), NOW, SETTINGS).do).toBe("report");
    },
  );
});

describe("an approval", () => {
  const volume = (more: Partial<Resource> = {}) =>
    resource({
      kind: "volume",
      id: "vol-1",
      state: "stopped",
      tags: { expiry: day(-20), [MARKS.stopped]: mark(day(-20), day(-19)) },
      ...more,
    });
  const word = (more: Partial<Approval> = {}): Approval => ({
    resource: "volume/vol-1",
    expiry: day(-20),
    until: day(3),
    reason: "over",
    by: BY,
    ...more,
  });
  const asked = (approval: Approval, settings = SETTINGS) => decide(volume(), NOW, settings, [approval]).do;

  it.each<[string, Partial<Approval>, string]>([
    ["counts", {}, "backup"],
    ["counts on its last day", { until: day(0) }, "backup"],
    ["of yesterday does not", { until: day(-1) }, "report"],
    ["of another end does not", { expiry: day(-21) }, "report"],
    ["of another resource does not", { resource: "volume/vol-2" }, "report"],
    ["of a role with a longer name does not", { by: BY.replace("security", "security-x") }, "report"],
    ["of the role in another account does not", { by: BY.replace("111122223333", "999900001111") }, "report"],
    ["of nobody does not", { by: "" }, "report"],
  ])("%s", (_name, more, action) => {
    expect(asked(word(more))).toBe(action);
  });

  it("on Alibaba Cloud is by the role of the session, or by the user", () => {
    const settings = { ...SETTINGS, approvers: ["atrium-security"] };
    expect(asked(word({ by: "atrium-security:ann(300000000000000001)" }), settings)).toBe("backup");
    expect(asked(word({ by: "atrium-security(200000000000000001)" }), settings)).toBe("backup");
    expect(asked(word({ by: "atrium-operations:ann(300000000000000001)" }), settings)).toBe("report");
  });
});

describe("office hours", () => {
  const server = resource({ state: "stopped", tags: { environment: "test", [MARKS.office]: day(-1) } });
  const friday = Date.parse("2026-11-27T01:00:00Z");
  const saturday = friday + DAY;
  const office = (more: object) => ({ ...SETTINGS, office: { ...SETTINGS.office, ...more } }) as Settings;

  it("start on workdays, on weekends that are worked, and never on holidays", () => {
    const open = (now: number, settings = SETTINGS) => decideOffice(server, now, settings, "open");
    expect([open(friday), open(saturday)]).toEqual(["start", "nothing"]);
    expect(open(saturday, office({ extraWorkdays: ["2026-11-28"] }))).toBe("start");
    expect(open(friday, office({ holidays: ["2026-11-27"] }))).toBe("nothing");
  });

  it("leave alone production, what says so, what a person stopped, and what is past its end", () => {
    const ask = (tags: Readonly<Record<string, string>>, at: "open" | "close", state: Resource["state"]) =>
      decideOffice(resource({ tags, state }), friday, SETTINGS, at);
    expect(ask({ environment: "production" }, "close", "running")).toBe("nothing");
    expect(ask({ environment: "test", "office-hours-off": "nightly" }, "close", "running")).toBe("nothing");
    expect(ask({ environment: "test" }, "open", "stopped")).toBe("nothing");
    expect(ask({ ...server.tags, expiry: "2026-11-26" }, "open", "stopped")).toBe("nothing");
    expect(ask({ environment: "test" }, "close", "running")).toBe("stop");
  });
});

describe("idle", () => {
  const why = (more: Partial<Resource>, cpu?: number) => idleReason(resource(more), NOW, SETTINGS.idle, cpu);

  it("is what costs money for nothing", () => {
    expect(why({ kind: "volume", state: "stopped" })).toContain("attached to nothing");
    expect(why({ kind: "address", state: "stopped" })).toContain("attached to nothing");
    expect(why({ kind: "load-balancer", targets: 0 })).toContain("no targets");
    expect(why({ state: "stopped", quietSince: NOW - 31 * DAY })).toContain("31 days");
    expect(why({}, 19.9)).toContain("19.9 %");
  });

  it("is not what is used, or what nobody has figures of", () => {
    expect(why({ kind: "volume" })).toBeUndefined();
    expect(why({ kind: "load-balancer", targets: 2 })).toBeUndefined();
    expect(why({ kind: "load-balancer" })).toBeUndefined();
    expect(why({ state: "stopped", quietSince: NOW - 30 * DAY })).toBeUndefined();
    expect(why({ state: "stopped" })).toBeUndefined();
    expect([why({}, 20), why({})]).toEqual([undefined, undefined]);
  });
});
