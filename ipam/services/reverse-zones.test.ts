import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Address, BITS, parseAddress } from "../ip.ts";
import { Prefix, parsePrefix } from "../prefix.ts";
import { reverseName, reverseZones } from "./reverse-zones.ts";

const origins = (text: string) => reverseZones(parsePrefix(text)).map(({ origin }) => origin);

describe("reverse zones", () => {
  it("are cut at octets in IPv4", () => {
    expect(origins("10.0.0.0/8")).toEqual(["10.in-addr.arpa"]);
    expect(origins("10.16.0.0/24")).toEqual(["0.16.10.in-addr.arpa"]);
    expect(origins("172.16.0.0/12")).toHaveLength(16);
    expect(origins("172.16.0.0/12").slice(0, 2)).toEqual(["16.172.in-addr.arpa", "17.172.in-addr.arpa"]);
    expect(origins("10.0.16.0/20").at(-1)).toBe("31.0.10.in-addr.arpa");
  });

  it("follow RFC 2317 below the last octet", () => {
    const [zone] = reverseZones(parsePrefix("203.0.113.64/27"));
    expect(zone).toMatchObject({ origin: "64/27.113.0.203.in-addr.arpa", parent: "113.0.203.in-addr.arpa" });
    expect(zone && reverseName(parseAddress("203.0.113.66"), zone)).toBe("66");
  });

  it("are cut at hexadecimal digits in IPv6", () => {
    expect(origins("2400:3200::/32")).toEqual(["0.0.2.3.0.0.4.2.ip6.arpa"]);
    expect(origins("2400:3200::/30")).toHaveLength(4);
    const [zone] = reverseZones(parsePrefix("2400:3200:0:110::/64"));
    expect(zone?.origin.split(".")).toHaveLength(18);
    expect(zone && reverseName(parseAddress("2400:3200:0:110::1"), zone)).toBe(`1${".0".repeat(15)}`);
  });

  it("hold each address of the prefix once, under the name that is its address backwards", () => {
    const prefix = fc
      .tuple(
        fc.constantFrom("ipv4" as const, "ipv6" as const),
        fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }),
        fc.nat(),
      )
      .map(([family, bits, length]) => {
        const address = Address.fromBigInt(family, family === "ipv4" ? bits >> 96n : bits);
        return { address, prefix: Prefix.of(address, 1 + (length % BITS[family])) };
      });
    fc.assert(
      fc.property(prefix, ({ address, prefix }) => {
        const zones = reverseZones(prefix).filter((zone) => zone.prefix.contains(address));
        expect(zones).toHaveLength(1);
        const [zone] = zones;
        if (zone === undefined) return;
        const full = `${reverseName(address, zone)}.${zone.parent ?? zone.origin}`.replace(/^\./, "");
        const labels =
          address.family === "ipv4"
            ? String(address).split(".")
            : [...address.toBigInt().toString(16).padStart(32, "0")];
        const suffix = address.family === "ipv4" ? "in-addr.arpa" : "ip6.arpa";
        expect(full).toBe(`${labels.reverse().join(".")}.${suffix}`);
      }),
    );
  });
});
