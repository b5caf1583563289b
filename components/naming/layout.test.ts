import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { globalName, nameFault, physicalName } from "./layout.ts";
import { NAME_RULES, type NamedType } from "./limits.ts";

const TYPES = Object.keys(NAME_RULES) as NamedType[];
const type = fc.constantFrom(...TYPES);
const part = fc.string({ minLength: 1, maxLength: 90, unit: "grapheme" });

describe("a physical name", () => {
  it("is the joined parts where the service takes them", () => {
    expect(physicalName("alicloud:vpc/switch:Switch", "prod-sh", "db-cn-shanghai-b")).toBe(
      "prod-sh-db-cn-shanghai-b",
    );
  });

  it("is cut to the limit and ends in a hash where it is too long", () => {
    const name = physicalName("aws:iam/role:Role", "x".repeat(80));
    expect(name).toMatch(/^x{55}-[0-9a-f]{8}$/);
  });

  it("differs for parts that differ only beyond the cut, or only in characters the service refuses", () => {
    const long = "x".repeat(80);
    expect(physicalName("aws:iam/role:Role", `${long}a`)).not.toBe(
      physicalName("aws:iam/role:Role", `${long}b`),
    );
    expect(physicalName("alicloud:ram/policy:Policy", "a_b")).not.toBe(
      physicalName("alicloud:ram/policy:Policy", "a.b"),
    );
    expect(physicalName("alicloud:log/store:Store", "Logs")).not.toBe(
      physicalName("alicloud:log/store:Store", "logs"),
    );
  });

  it("never begins with what the service keeps for itself", () => {
    expect(physicalName("aws:kms/alias:Alias", "alias/aws/prod")).toMatch(/^alias\/x-aws\/prod-[0-9a-f]{8}$/);
    expect(physicalName("alicloud:kms/alias:Alias", "alias/acs/prod")).toMatch(/^alias\/x-acs\/prod-/);
  });

  it("keeps the prefix that a service asks for, whatever it is asked to name", () => {
    expect(physicalName("aws:kms/alias:Alias", "alias/aws-singapore-flow-logs")).toBe(
      "alias/aws-singapore-flow-logs",
    );
    expect(physicalName("aws:kms/alias:Alias", `alias/${"x".repeat(300)}`)).toMatch(
      /^alias\/x{241}-[0-9a-f]{8}$/,
    );
    expect(physicalName("aws:kms/alias:Alias", "orders")).toMatch(/^alias\/orders-[0-9a-f]{8}$/);
    expect(nameFault(NAME_RULES["aws:kms/alias:Alias"], "order-key")).toBe('does not start with "alias/"');
  });

  it("is legal for any parts", () => {
    fc.assert(
      fc.property(type, fc.array(part, { minLength: 1, maxLength: 4 }), (kind, parts) => {
        expect(nameFault(NAME_RULES[kind], physicalName(kind, ...parts))).toBeUndefined();
      }),
    );
  });

  it("is unique: two lists that join differently never meet", () => {
    fc.assert(
      fc.property(type, part, part, (kind, one, two) => {
        fc.pre(one !== two);
        expect(physicalName(kind, one)).not.toBe(physicalName(kind, two));
      }),
    );
  });
});

describe("a name that is unique among all customers", () => {
  it("differs between accounts that ask for the same one, and is legal", () => {
    const of = (account: string) =>
      globalName("alicloud:log/project:Project", [account, "cn-shanghai"], "logs");
    expect(of("1")).not.toBe(of("2"));
    expect(nameFault(NAME_RULES["alicloud:log/project:Project"], of("1"))).toBeUndefined();
  });
});
