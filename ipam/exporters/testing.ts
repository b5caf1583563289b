import fc from "fast-check";
import { allocate } from "../allocate.ts";
import type { Allocation } from "../allocation.ts";
import { emptyLock } from "../lock.ts";
import { parsePlan } from "../parse-plan.ts";
import type { Plan } from "../plan.ts";

export interface Planned {
  readonly text: string;
  readonly plan: Plan;
  readonly allocation: Allocation;
}

const GLOBAL_ID = Uint8Array.of(0x3b, 0x7c, 0x91, 0xd0, 0x5e);

export function planned(text: string, lock = emptyLock("plan.lock.yaml")): Planned {
  const plan = parsePlan(text, "plan.yaml");
  return { text, plan, allocation: allocate(plan, lock, { randomGlobalId: () => GLOBAL_ID }) };
}

/** Names that NetBox, spreadsheets and shells could trip over, as far as a plan takes them. */
const name = fc.constantFrom(
  "a",
  "sh-001",
  "0",
  "east",
  "west",
  "prefix",
  "null",
  "on",
  "x".repeat(63),
  "1e3",
);
const text = fc.constantFrom(
  "",
  "=1+1",
  "+86 21",
  "@home",
  "-",
  'says "yes", no',
  "two\nlines",
  "门店；收银",
  "长".repeat(240),
);
const zone = fc.constantFrom("payment", "pos", "office", "guest-wifi", "iot", "cctv", "management", "server");

/** Plans with everything that an export has to carry, written as JSON (which is YAML). */
export const plans: fc.Arbitrary<Planned> = fc
  .record({
    regions: fc.dictionary(
      name,
      fc.record({
        sites: fc.dictionary(
          name,
          fc.record(
            {
              description: text,
              zones: fc.dictionary(
                zone,
                fc.record(
                  {
                    hosts: fc.integer({ min: 1, max: 600 }),
                    stack: fc.constantFrom("ipv4", "dual"),
                    description: text,
                    status: fc.constantFrom("active", "planned", "reserved", "deprecated"),
                    fhrp: fc.constant({ protocol: "vrrp" }),
                    gateway: fc.constantFrom("first", "last"),
                    more: fc.constant({ b: { hosts: 9 }, c: { hosts: 70, description: "=more" } }),
                  },
                  { requiredKeys: ["hosts", "stack"] },
                ),
                { maxKeys: 4 },
              ),
            },
            { requiredKeys: ["zones"] },
          ),
          { maxKeys: 3 },
        ),
      }),
      { maxKeys: 3 },
    ),
    reserved: fc.dictionary(
      name,
      fc.record({
        prefix: fc.integer({ min: 0, max: 250 }).map((octet) => `10.254.${octet}.0/24`),
        reason: text.map((each) => each.trim() || "old"),
      }),
      { maxKeys: 3 },
    ),
    guestVrf: fc.boolean(),
    cloud: fc.boolean(),
  })
  .map(({ regions, reserved, guestVrf, cloud }) => {
    const document = {
      apiVersion: "atrium/v1",
      kind: "AddressPlan",
      metadata: { name: "any" },
      aggregates: {
        corp: { prefix: "10.0.0.0/8", description: 'all, of "it"' },
        local: { ula: "generate" },
        ...(guestVrf
          ? {
              guests: { prefix: "10.0.0.0/12", vrf: "guest" },
              guests6: { prefix: "2400:3200::/40", vrf: "guest", rir: "某运营商" },
            }
          : {}),
      },
      ...(guestVrf ? { vrfs: { guest: {} }, zones: { "guest-wifi": { vrf: "guest" } } } : {}),
      reserved,
      regions,
      ...(cloud
        ? {
            clouds: {
              "sh-001": {
                provider: "alicloud",
                region: "cn-shanghai",
                azs: { "cn-shanghai-b": 0, "cn-shanghai-g": 1 },
                tiers: { app: { hosts: 30 }, management: { hosts: 5 } },
              },
            },
          }
        : {}),
    };
    return planned(JSON.stringify(document));
  });
