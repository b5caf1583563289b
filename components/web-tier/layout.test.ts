import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { BadInput } from "../../ipam/index.ts";
import { withReserve } from "../capacity/reserves.ts";
import { planCapacity } from "./capacity-plan.ts";
import { renderSetup } from "./cloud-setup.ts";
import type { CapacityArgs, WebTierArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudWebTier, layoutAwsWebTier } from "./layout.ts";
import { alicloudWebTierArgs, CAPACITY, webTierArgs } from "./testing.ts";

function codes(cloud: "aws" | "alicloud", more: Partial<WebTierArgs>): readonly string[] {
  try {
    if (cloud === "aws") layoutAwsWebTier("shop", webTierArgs("ap-southeast-1", more));
    else layoutAlicloudWebTier("shop", alicloudWebTierArgs("cn-shanghai", more));
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ code }) => code);
  }
}

describe("faults", () => {
  it.each(faultCases)("$cloud: $title is told as $code", ({ cloud, args, code }) => {
    expect(codes(cloud, args)).toContain(code);
  });

  it.each(faultCases)("$cloud: the twin of $title is not refused", ({ cloud, twin }) => {
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("come all at once, each with path, value and hint", () => {
    const build = () =>
      layoutAwsWebTier(
        "shop",
        webTierArgs("ap-southeast-1", {
          system: "POS",
          server: { image: "latest", type: "big", port: 3389, drainSeconds: 0 },
          capacity: { ...CAPACITY, minimum: 0, hours: { from: "10:00", to: "x", offset: "8" } },
        }),
      );
    try {
      build();
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      expect(error.diagnostics.map(({ path }) => path)).toEqual([
        "system",
        "server.type",
        "server.port",
        "server.image",
        "server.drainSeconds",
        "capacity.minimum",
        "capacity.hours.to",
        "capacity.hours.from",
        "capacity.hours.offset",
      ]);
      for (const { hint, message } of error.diagnostics) {
        expect([hint, message]).not.toContain("");
      }
    }
  });

  it("of a setup never repeat what reads like a secret", () => {
    const setup = { commands: ["export API_TOKEN=abcdef123456"] };
    try {
      layoutAwsWebTier("shop", webTierArgs("ap-southeast-1", { server: { ...server, setup } }));
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      expect(JSON.stringify(error.diagnostics)).not.toContain("abcdef123456");
    }
  });
});

const { server } = webTierArgs("ap-southeast-1");

describe("capacity", () => {
  it("holds 30 % above the busiest hour of all, and brings servers before the doors open", () => {
    const { minimum, maximum, actions } = planCapacity(CAPACITY);
    expect([minimum, maximum]).toEqual([3, 33]);
    expect(actions.map(({ key, servers, first }) => [key, servers, new Date(first).toISOString()])).toEqual([
      ["open", 6, "2026-11-24T00:30:00.000Z"],
      ["close", 3, "2026-11-24T14:30:00.000Z"],
      // Half an hour before midnight in Shanghai.
      ["double-12-begin", 33, "2026-12-11T15:30:00.000Z"],
      ["double-12-open-12-12", 33, "2026-12-12T00:35:00.000Z"],
      ["double-12-close-12-12", 33, "2026-12-12T14:35:00.000Z"],
      ["double-12-end", 3, "2026-12-12T16:00:00.000Z"],
    ]);
  });

  it("goes back to the opening's floor where a campaign ends while the doors are open", () => {
    const campaigns = { noon: { from: "2026-12-12T10:00", to: "2026-12-12T14:00", peak: 20 } };
    const end = planCapacity({ ...CAPACITY, campaigns }).actions.find(({ key }) => key === "noon-end");
    expect(end?.servers).toBe(CAPACITY.opening);
  });

  it("rounds the reserve up", () => {
    expect([1, 10, 11, 100].map(withReserve)).toEqual([2, 13, 15, 130]);
  });

  it("never lets two actions fall on one moment, nor a campaign's floor lie low for more than five minutes", () => {
    const day = Date.parse("2026-12-01T00:00:00Z");
    const minute = 60_000;
    const campaign = fc.record({
      start: fc.integer({ min: 0, max: 20 * 1440 }),
      minutes: fc.integer({ min: 30, max: 5 * 1440 }),
    });
    fc.assert(
      fc.property(campaign, ({ start, minutes }) => {
        const from = day + start * minute;
        const text = (at: number) => new Date(at).toISOString().slice(0, 16);
        const capacity: CapacityArgs = {
          ...CAPACITY,
          campaigns: { sale: { from: text(from), to: text(from + minutes * minute), peak: 20 } },
        };
        const { actions } = planCapacity(capacity);
        const local = 8 * 60 * minute;
        const events = actions.flatMap(({ servers, first, every }) =>
          every === "once"
            ? [{ at: first + local, servers }]
            : Array.from({ length: 60 }, (_, days) => ({
                at: first + local + days * 1440 * minute,
                servers,
              })),
        );
        events.sort((a, b) => a.at - b.at);
        expect(new Set(events.map(({ at }) => at)).size).toBe(events.length);
        const floorAt = (at: number) => events.findLast((event) => event.at <= at)?.servers;
        let low = 0;
        for (let at = from; at < from + minutes * minute; at += minute) {
          low = floorAt(at) === 26 ? 0 : low + 1;
          expect(low).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  it("is shared out over the zones of Alibaba Cloud, rounded up", () => {
    const { groups } = layoutAlicloudWebTier("shop", alicloudWebTierArgs("cn-shanghai"));
    expect(groups.map(({ zone, minimum, maximum }) => [zone, minimum, maximum])).toEqual([
      ["cn-shanghai-a", 1, 11],
      ["cn-shanghai-b", 1, 11],
      ["cn-shanghai-c", 1, 11],
    ]);
  });
});

describe("the setup of a server", () => {
  it("is cloud-init that says what was asked for, in files and commands of any text", () => {
    const text = fc.string({ maxLength: 40 });
    const setup = fc.record({
      packages: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{1,9}$/), { minLength: 1, maxLength: 3 }),
      files: fc.dictionary(fc.stringMatching(/^\/etc\/[a-z]{1,8}$/), fc.record({ content: text }), {
        minKeys: 1,
        maxKeys: 3,
      }),
      commands: fc.array(text, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(setup, (given) => {
        const rendered = renderSetup(given);
        expect(rendered.startsWith("#cloud-config\n")).toBe(true);
        expect(parse(rendered)).toEqual({
          package_update: true,
          packages: [...given.packages].sort(),
          write_files: Object.entries(given.files).map(([path, { content }]) => ({
            path,
            content,
            permissions: "0644",
            owner: "root:root",
          })),
          runcmd: given.commands,
        });
      }),
    );
  });

  it("keeps permissions a text: a number would be read as decimal", () => {
    expect(renderSetup({ files: { "/etc/a": { content: "x" } } })).toContain('permissions: "0644"');
  });
});

describe("the role of the servers", () => {
  it("opens sessions and sends measurements, and reads nothing by itself", () => {
    const { role } = layoutAwsWebTier("shop", webTierArgs("ap-southeast-1"));
    const actions = role.permissions?.Statement.flatMap(({ Action = [] }) => [Action].flat()) ?? [];
    expect(actions.filter((each) => /:(?:Get|List|Describe)/.test(each))).toEqual([]);
    expect(actions).toContain("ssmmessages:OpenDataChannel");
  });

  it("is empty on Alibaba Cloud until the system needs something", () => {
    const { role } = layoutAlicloudWebTier("shop", alicloudWebTierArgs("cn-shanghai"));
    expect(role.permissions).toBeUndefined();
  });
});
