import { describe, expect, test } from "vitest";
import { PrefixSet } from "../../ipam/prefix-set.ts";
import { ALL_SERVICES, printServices, services, Traffic } from "./traffic.ts";

const PORTS = 65_536;
const ports = (from: number, to = from) => ({ from, to });
const tcp = (from: number, to = from) => ({ from: 6 * PORTS + from, to: 6 * PORTS + to });
const ten = PrefixSet.of(["10.0.0.0/8"]);
const upper = PrefixSet.of(["10.128.0.0/9"]);
const lower = PrefixSet.of(["10.0.0.0/9"]);
const told = (traffic: Traffic) => traffic.steps.map((step) => `${printServices(step)} from ${step.sources}`);

describe("services", () => {
  test.each([
    ["tcp", 6],
    ["udp", 17],
    ["sctp", 132],
    ["17", 17],
    ["132", 132],
  ])("%s has ports", (protocol, number) => {
    expect(services(protocol, ports(53, 54))).toEqual({ from: number * PORTS + 53, to: number * PORTS + 54 });
    expect(services(protocol, ports(-1, 70_000))).toEqual({
      from: number * PORTS,
      to: (number + 1) * PORTS - 1,
    });
  });

  test.each([
    ["icmp", 1],
    ["icmpv6", 58],
    ["gre", 47],
    ["esp", 50],
    ["ah", 51],
    ["0", 0],
    ["255", 255],
  ])("%s has none", (protocol, number) => {
    expect(services(protocol, ports(8))).toEqual({ from: number * PORTS, to: (number + 1) * PORTS - 1 });
  });

  test("of all protocols are everything, and of what is none nothing", () => {
    expect(services("all", ports(22))).toBe(ALL_SERVICES);
    for (const odd of ["256", "1000", "6a", "a6", "tcpx", ""])
      expect(services(odd, ports(22))).toBeUndefined();
  });

  test.each([
    [ALL_SERVICES, "every port and protocol"],
    [tcp(443), "tcp port 443"],
    [tcp(1, 200), "tcp ports 1–200"],
    [tcp(0, PORTS - 1), "all of tcp"],
    [tcp(0, 200), "tcp ports 0–200"],
    [tcp(200, PORTS - 1), "tcp ports 200–65535"],
    [{ from: 17 * PORTS + 53, to: 17 * PORTS + 53 }, "udp port 53"],
    [{ from: 99 * PORTS, to: 100 * PORTS - 1 }, "all of protocol 99"],
    [{ from: 6 * PORTS, to: 18 * PORTS - 1 }, "protocols tcp to udp"],
    [{ from: 1, to: ALL_SERVICES.to }, "protocols protocol 0 to protocol 255"],
    [{ from: 0, to: ALL_SERVICES.to - 1 }, "protocols protocol 0 to protocol 255"],
  ])("%o are printed as %s", (range, text) => {
    expect(printServices(range)).toBe(text);
  });
});

describe("traffic", () => {
  test("of no source, or of no service, is none", () => {
    expect(Traffic.of(tcp(1), PrefixSet.empty)).toBe(Traffic.none);
    expect(Traffic.of({ from: 2, to: 1 }, ten)).toBe(Traffic.none);
    expect(told(Traffic.of({ from: tcp(7).from, to: tcp(7).from }, ten))).toEqual([
      "tcp port 7 from 10.0.0.0/8",
    ]);
  });

  test("of neighbours with the same sources is one step", () => {
    const merged = Traffic.of(tcp(1, 9), ten).merge(Traffic.of(tcp(10, 20), ten));
    expect(told(merged)).toEqual(["tcp ports 1–20 from 10.0.0.0/8"]);
    expect(told(Traffic.of(tcp(1, 9), ten).merge(Traffic.of(tcp(11, 20), ten)))).toHaveLength(2);
    expect(told(Traffic.of(tcp(1, 9), ten).merge(Traffic.of(tcp(10, 20), upper)))).toHaveLength(2);
  });

  test("joins, meets and loses step by step", () => {
    const one = Traffic.of(tcp(1, 20), lower);
    const other = Traffic.of(tcp(10, 30), ten);
    expect(told(one.merge(other))).toEqual([
      "tcp ports 1–9 from 10.0.0.0/9",
      "tcp ports 10–30 from 10.0.0.0/8",
    ]);
    expect(told(one.intersect(other))).toEqual(["tcp ports 10–20 from 10.0.0.0/9"]);
    expect(told(other.exclude(one))).toEqual([
      "tcp ports 10–20 from 10.128.0.0/9",
      "tcp ports 21–30 from 10.0.0.0/8",
    ]);
    expect(told(one.exclude(other))).toEqual(["tcp ports 1–9 from 10.0.0.0/9"]);
    expect(told(other.from(upper))).toEqual(["tcp ports 10–30 from 10.128.0.0/9"]);
  });

  test("with none is itself, or none", () => {
    const one = Traffic.of(tcp(1), ten);
    expect(one.merge(Traffic.none)).toBe(one);
    expect(Traffic.none.merge(one)).toBe(one);
    expect(one.exclude(Traffic.none)).toBe(one);
    expect(one.intersect(Traffic.none).isEmpty).toBe(true);
    expect(Traffic.none.exclude(one).isEmpty).toBe(true);
  });

  test("is cut to a range of services, both ends included", () => {
    const one = Traffic.of(tcp(10, 20), ten);
    expect(told(one.within(tcp(20, 30)))).toEqual(["tcp port 20 from 10.0.0.0/8"]);
    expect(told(one.within(tcp(1, 10)))).toEqual(["tcp port 10 from 10.0.0.0/8"]);
    expect(one.within(tcp(21, 30)).isEmpty).toBe(true);
    expect(`${one.sourcesWithin(tcp(20, 30))}`).toBe("10.0.0.0/8");
    expect(`${one.sourcesWithin(tcp(1, 10))}`).toBe("10.0.0.0/8");
    expect(one.sourcesWithin(tcp(21, 30)).isEmpty).toBe(true);
    expect(one.sourcesWithin(tcp(1, 9)).isEmpty).toBe(true);
  });
});
