import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import { LimitRange } from "kubernetes-models/v1/LimitRange";
import { Namespace } from "kubernetes-models/v1/Namespace";
import { ResourceQuota } from "kubernetes-models/v1/ResourceQuota";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { manifestsOf, manifestText, type NamespaceArgs } from "./manifests.ts";
import { NAMESPACES } from "./testing.ts";

/** Schemas made of the API's own OpenAPI documents. */
const KINDS = { LimitRange, Namespace, NetworkPolicy, ResourceQuota } as const;

interface Read {
  readonly kind: keyof typeof KINDS;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
  };
  readonly spec?: Record<string, unknown>;
}

const read = (namespaces: Readonly<Record<string, NamespaceArgs>>): readonly Read[] =>
  parseAllDocuments(manifestText(namespaces)).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Read;
  });

const all = read(NAMESPACES);

describe("manifests", () => {
  it.each(all)("$kind $metadata.namespace $metadata.name is taken by the API's schema", (each) => {
    // Typed as what it should be; whether it is, the schema says.
    expect(() => new KINDS[each.kind](each as never).validate()).not.toThrow();
  });

  it("would be refused by the schema if they were wrong: the test can fail", () => {
    const broken = { ...all.find(({ kind }) => kind === "NetworkPolicy"), spec: { podSelector: "all" } };
    expect(() => new NetworkPolicy(broken as never).validate()).toThrow();
  });

  it("refuse everything in every namespace before they let anything through", () => {
    for (const name of Object.keys(NAMESPACES)) {
      const own = all.filter(({ kind, metadata }) => kind === "NetworkPolicy" && metadata.namespace === name);
      const refusal = own.find(({ metadata }) => metadata.name === "refuse-all");
      expect(refusal?.spec).toEqual({ podSelector: {}, policyTypes: ["Ingress", "Egress"] });
    }
  });

  it("hold pods to the strictest profile", () => {
    for (const { metadata } of all.filter(({ kind }) => kind === "Namespace")) {
      expect(metadata.labels).toMatchObject({ "pod-security.kubernetes.io/enforce": "restricted" });
    }
  });

  it("open a flow at both of its ends", () => {
    const names = all
      .filter(({ kind }) => kind === "NetworkPolicy")
      .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    expect(names).toEqual(expect.arrayContaining(["jobs/from-shop", "shop/to-jobs"]));
  });

  it("let nothing through without ports, and no rule that is empty", () => {
    const rules = all.flatMap(({ spec = {} }) => [
      ...((spec.egress ?? []) as { to?: unknown[]; ports?: unknown[] }[]),
      ...((spec.ingress ?? []) as { from?: unknown[] }[]).map(({ from }) => ({ to: from })),
    ]);
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) expect(rule.to?.length ?? 0).toBeGreaterThan(0);
    const outwards = rules.filter(({ to }) => JSON.stringify(to).includes("ipBlock"));
    expect(outwards).toHaveLength(1);
    for (const rule of outwards) expect((rule as { ports?: unknown[] }).ports).toHaveLength(1);
  });

  it("make no doors of their own", () => {
    for (const { spec = {} } of all.filter(({ kind }) => kind === "ResourceQuota")) {
      expect(spec.hard).toMatchObject({ "services.loadbalancers": "0", "services.nodeports": "0" });
    }
  });

  it("are none where nothing runs", () => {
    expect(manifestsOf({})).toEqual([]);
    expect(manifestText({})).toBe("");
  });
});
