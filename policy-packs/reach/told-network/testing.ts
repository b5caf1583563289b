/** A network in words, one line a part, so that what a reader makes of a stack can be read and compared. */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type StackView, UNKNOWN } from "../../control.ts";
import { exampleResources, exampleStack, type ResourceSpec } from "../../testing.ts";
import type { FilterRule, NetworkModel } from "../model.ts";
import { ALL_SERVICES, type Services } from "../traffic.ts";

const PORTS = 65_536;

function told(model: NetworkModel, specs: readonly ResourceSpec[]): readonly string[] {
  const names = exampleResources(specs, "preview").map(({ urn, name }) => [urn, name] as const);
  // Longer ones first: the URN of one may begin that of another.
  const known = names.toSorted(([a], [b]) => b.length - a.length);
  const short = (text: string) => known.reduce((found, [urn, name]) => found.replaceAll(urn, name), text);
  const doubt = (of: { readonly unsure?: string; readonly doubt?: string }) =>
    `${of.unsure ? `, perhaps: ${of.unsure}` : ""}${of.doubt ? `, doubtful: ${of.doubt}` : ""}`;
  const rules = (side: string, of: readonly FilterRule[]) =>
    of.map(
      (rule) =>
        `  ${side} ${rule.order}: ${rule.allow ? "allow" : "refuse"} ${service(rule.services)} for ${[
          ...rule.peers.prefixes().map(String),
          ...rule.peerGroups,
        ].join(" ")}, by ${rule.name} (${rule.id})${doubt(rule)}`,
    );
  return [
    ...model.networks.map((it) => `network ${it.id}: ${it.prefixes} routes ${it.routedFamilies.join(" ")}`),
    ...model.subnets.map(
      (it) => `subnet ${it.id} of ${it.network}: ${it.prefixes} table ${it.table} acl ${it.acl}${doubt(it)}`,
    ),
    ...model.gateways.map(
      (it) => `gateway ${it.id}: ${it.kind} of ${it.network} ${it.families.join(" ")} table ${it.table}`,
    ),
    ...[
      ...model.acls.map((it) => ["acl", it] as const),
      ...model.groups.map((it) => ["group", it] as const),
    ].flatMap(([kind, it]) => [
      `${kind} ${it.id}: ${it.name}`,
      ...rules("in", it.ingress),
      ...rules("out", it.egress),
    ]),
    ...model.endpoints.flatMap((it) => [
      `endpoint ${it.id}: ${it.name}${it.host ? ` on ${it.host}` : ""} in ${it.subnets.join(" ")} at ${it.addresses} groups ${it.groups.join(" ")}`,
      ...it.publicAddresses.map(
        ({ id, name, family, present, firewall }) =>
          `  ${family} ${present === UNKNOWN ? "perhaps" : present}, by ${name} (${id})${firewall ? ` behind ${firewall}` : ""}`,
      ),
    ]),
    ...model.listeners.flatMap((it) => [
      `listener ${it.id}: ${it.name} of ${it.balancer}${it.sender ? ` from ${it.sender}` : ""} on ${service(it.services)}${it.clients ? ` for ${it.clients}` : ""}${doubt(it)}`,
      ...it.targets.map(
        (to) =>
          `  to ${to.endpoint} on ${service(to.services)}${to.keepsClient ? " as the client" : ""}, by ${to.name} (${to.id})${doubt(to)}`,
      ),
    ]),
    ...model.forwards.map(
      (it) => `forward ${it.id}: ${it.gateway} to ${it.endpoint} on ${service(it.services)}${doubt(it)}`,
    ),
  ].map(short);
}

function service({ from, to }: Services): string {
  if (from === ALL_SERVICES.from && to === ALL_SERVICES.to) return "everything";
  const ports = `${from % PORTS}-${to % PORTS}`;
  return `${Math.floor(from / PORTS)}:${ports}`;
}

/** The lines about parts whose identifier begins like this, as a reader of one cloud makes them. */
function toldBy(
  read: (stack: StackView) => NetworkModel,
  specs: readonly ResourceSpec[],
  ...kinds: readonly string[]
): readonly string[] {
  const lines = told(read(exampleStack(specs)), specs);
  let wanted = false;
  return lines.filter((line) => {
    if (!line.startsWith("  ")) wanted = kinds.some((kind) => line.startsWith(kind));
    return wanted;
  });
}

/** Kinds of parts to tell of, and the stack that makes them. */
export type Case = readonly [kinds: readonly string[], specs: readonly ResourceSpec[]];

/**
 * Holds each case to what was expected of it when somebody last looked; `RENEW=1` writes that anew, to be looked at
 * again.
 */
export function testTold(
  file: URL,
  read: (stack: StackView) => NetworkModel,
  cases: Readonly<Record<string, Case>>,
): void {
  const found = ([kinds, specs]: Case) => toldBy(read, specs, ...kinds);
  if (process.env.RENEW) {
    const parts = Object.entries(cases).map(([name, it]) => `## ${name}\n${found(it).join("\n")}\n`);
    writeFileSync(file, parts.join("\n"));
  }
  const expected = new Map(
    readFileSync(file, "utf8")
      .split(/^## /m)
      .slice(1)
      .map((part) => {
        const [name = "", ...lines] = part.replace(/\n+$/, "").split("\n");
        return [name, lines] as const;
      }),
  );
  test.each(Object.entries(cases))("%s", (name, it) => {
    expect(found(it)).toEqual(expected.get(name));
  });
}
