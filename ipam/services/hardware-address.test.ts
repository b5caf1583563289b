import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MalformedAddress } from "../ip.ts";
import { parseDuid, parseMac } from "./hardware-address.ts";

const bytes = fc.uint8Array({ minLength: 6, maxLength: 6 }).map((raw) => {
  const [first = 0, ...rest] = raw;
  return [(first & 0xfe) | 0x02, ...rest].map((byte) => byte.toString(16).padStart(2, "0"));
});

describe("a hardware address", () => {
  it("is the same in all four notations and in either case", () => {
    fc.assert(
      fc.property(bytes, fc.boolean(), (pairs, upper) => {
        const bare = pairs.join("");
        const forms = [pairs.join(":"), pairs.join("-"), (bare.match(/..../g) ?? []).join("."), bare];
        const read = forms.map((form) => parseMac(upper ? form.toUpperCase() : form));
        expect(new Set(read)).toEqual(new Set([pairs.join(":")]));
      }),
    );
  });

  it.each([
    "",
    "aa:bb:cc:00:11",
    "aa:bb:cc:00:11:2",
    "aa:bb:cc:00:11:22:33",
    "aa:bb-cc:00:11:22",
    "aabb.cc001122",
    "a:b:c:0:1:2",
    "gg:bb:cc:00:11:22",
    "aa:bb:cc:00:11:22 ",
    "aa bb cc 00 11 22",
    "00:00:00:00:00:00",
    "ff:ff:ff:ff:ff:ff",
    "01:00:5e:00:00:01",
    "33:33:00:00:00:01",
  ])("is not %j", (text) => {
    expect(() => parseMac(text)).toThrow(MalformedAddress);
  });
});

describe("a DUID", () => {
  it("is the same in all four notations", () => {
    const forms = ["00:03:00:01:AA:BB", "00-03-00-01-aa-bb", "0003.0001.aabb", "00030001aabb"];
    expect(new Set(forms.map(parseDuid))).toEqual(new Set(["00:03:00:01:aa:bb"]));
  });

  it.each(["", "00", "0003", "00:03:0", "00:03-00:01", "xyz", "00".repeat(131)])("is not %j", (text) => {
    expect(() => parseDuid(text)).toThrow(MalformedAddress);
  });
});
