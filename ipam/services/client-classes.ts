import type { Family } from "../ip.ts";
import type { ClassInput, DhcpInput } from "../plan-services.ts";
import type { Path } from "../source.ts";
import { didYouMean } from "../suggest.ts";
import type { Report } from "./report.ts";
import type { ServiceNetwork } from "./service-network.ts";

/** Where each family writes what a device is known by. */
export const TEST_OF = { ipv4: "test", ipv6: "test6" } as const satisfies Record<Family, keyof ClassInput>;

/** Classes that Kea has by itself. */
const BUILT_IN = /^(ALL|KNOWN|UNKNOWN|DROP|BOOTP|SKIP_DDNS|VENDOR_CLASS_.+|HA_.+|EXTERNAL_.+)$/;
const CODE = "plan.class";

/** What Kea would stop at: a test that does not close, or that asks for a class nobody defines. */
export function checkClasses(dhcp: DhcpInput, report: Report): void {
  const classes = dhcp.classes ?? {};
  for (const [name, each] of Object.entries(classes)) {
    const path = ["dhcp", "classes", name];
    if (each.test === undefined && each.test6 === undefined) {
      const hint = "give a test (DHCPv4), such as option[60].text == 'phone', or a test6 (DHCPv6)";
      report(path, { code: CODE, message: "tells no device from others", hint });
    }
    for (const field of Object.values(TEST_OF)) {
      const test = each[field];
      if (test !== undefined) checkTest(name, test, classes, field, [...path, field], report);
    }
  }
  for (const [words, path] of usesOf(dhcp)) {
    for (const [index, name] of (words ?? []).entries()) {
      if (Object.hasOwn(classes, name)) continue;
      const hint = didYouMean(name, Object.keys(classes), "class");
      report([...path, "clients", index], { code: CODE, message: "there is no such class", hint });
    }
  }
}

/** A list of classes wherever the layout of networks may say one. */
function usesOf({
  networks,
  zones,
  clients,
}: DhcpInput): readonly (readonly [readonly string[] | undefined, Path])[] {
  return [
    [clients, ["dhcp"]] as const,
    ...Object.entries(zones ?? {}).map(([name, each]) => [each.clients, ["dhcp", "zones", name]] as const),
    ...Object.entries(networks ?? {}).map(
      ([key, each]) => [each.clients, ["dhcp", "networks", key]] as const,
    ),
  ];
}

function checkTest(
  name: string,
  test: string,
  classes: NonNullable<DhcpInput["classes"]>,
  field: "test" | "test6",
  path: Path,
  report: Report,
): void {
  const open = unclosed(test);
  if (open) {
    report(path, {
      code: CODE,
      message: `${open} is opened and not closed`,
      hint: "close it; Kea would not start",
    });
    return;
  }
  for (const member of membersOf(test)) {
    if (BUILT_IN.test(member)) continue;
    const other = classes[member];
    if (member === name || isBehind(member, name, classes, field)) {
      report(path, {
        code: CODE,
        message: `${name} asks for itself by way of ${member}`,
        hint: "cut the circle",
      });
    } else if (other === undefined) {
      const hint = didYouMean(member, Object.keys(classes), "class");
      report(path, { code: CODE, message: `there is no class ${member}`, hint });
    } else if (other[field] === undefined) {
      const hint = `give ${member} a ${field}`;
      report(path, { code: CODE, message: `${member} has no ${field}`, hint });
    }
  }
}

/** A quote or a bracket that stays open. */
function unclosed(test: string): string | undefined {
  const bare = test.replace(/'[^']*'/g, "");
  if (bare.includes("'")) return "a quote";
  let depth = 0;
  for (const character of bare) {
    if (character === "(" || character === "[") depth++;
    if (character === ")" || character === "]") depth--;
    if (depth < 0) return "a bracket";
  }
  return depth === 0 ? undefined : "a bracket";
}

function membersOf(test: string): readonly string[] {
  return [...test.matchAll(/\bmember\s*\(\s*'([^']*)'\s*\)/g)].map(([, name = ""]) => name);
}

/** Whether a class asks, on some way, for the other one. */
function isBehind(
  from: string,
  target: string,
  classes: NonNullable<DhcpInput["classes"]>,
  field: "test" | "test6",
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (seen.has(from)) return false;
  const next = membersOf(classes[from]?.[field] ?? "");
  const after = new Set([...seen, from]);
  return next.includes(target) || next.some((name) => isBehind(name, target, classes, field, after));
}

/** Classes of a family, each behind those it asks for: Kea reads them in order. */
export function classesInOrder(
  classes: Readonly<Record<string, ClassInput>>,
  family: Family,
): readonly (readonly [string, ClassInput])[] {
  const field = TEST_OF[family];
  const done = new Map<string, ClassInput>();
  const visit = (name: string): void => {
    const each = classes[name];
    if (done.has(name) || each?.[field] === undefined) return;
    for (const member of membersOf(each[field])) visit(member);
    done.set(name, each);
  };
  for (const name of Object.keys(classes).sort()) visit(name);
  return [...done];
}

/** A class that cannot tell the devices of a family would shut all of them out there. */
export function checkClients(
  networks: readonly ServiceNetwork[],
  classes: Readonly<Record<string, ClassInput>>,
  report: Report,
): void {
  for (const { key, settings, families } of networks) {
    for (const family of ["ipv4", "ipv6"] as const) {
      if (families[family]?.served !== "dhcp") continue;
      for (const name of settings.clients ?? []) {
        const field = TEST_OF[family];
        if (classes[name] === undefined || classes[name][field] !== undefined) continue;
        report(settings.pathOf("clients"), {
          code: CODE,
          message: `class ${name} has no ${field}, so ${key} would serve nobody in ${family === "ipv4" ? "IPv4" : "IPv6"}`,
          hint: `add ${field} to the class, or take the class out here`,
        });
      }
    }
  }
}
