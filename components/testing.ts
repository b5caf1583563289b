import * as pulumi from "@pulumi/pulumi";
import type { Component } from "./component.ts";

/** One way to use a component; `<capability>/<capability>.cases.ts` lists them for the invariant suite. */
export interface ComponentCase {
  readonly title: string;
  readonly cloud: "aws" | "alicloud";
  readonly region: string;
  /** Further regions that children may lie in: replicas, off-site copies. */
  readonly regions?: readonly string[];
  /** `providers` holds one of Alibaba Cloud for each of `regions`; on AWS a child names its region. */
  readonly build: (
    name: string,
    opts: pulumi.ComponentResourceOptions,
    providers: Readonly<Record<string, pulumi.ProviderResource>>,
  ) => Component;
}

export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** `<type> <name>` of the parent. */
  readonly parent: string | undefined;
  readonly protect: boolean;
  readonly deleteBeforeReplace: boolean;
  /** `<type> <name>` of what it waits for without taking a value of it. */
  readonly dependsOn: readonly string[];
  /** URN and id of an explicit provider, as the engine gets it. */
  readonly provider: string;
}

export interface Recording {
  readonly component: Component;
  readonly resources: readonly Registered[];
  /** What reached the engine past the component's own transformation: a child without its parent. */
  readonly escaped: readonly string[];
  /** Component → keys of what it registered as outputs, and how many children it had by then. */
  readonly outputs: ReadonlyMap<
    pulumi.ComponentResource,
    { readonly keys: readonly string[]; readonly after: number }
  >;
}

/** What a cloud would make up: an address block where programs compute with one, an id elsewhere. */
const MADE_UP: Readonly<Record<string, unknown>> = {
  ipv6CidrBlock: "2001:db8:0:100::/56",
  roots: [{ id: "r-made" }],
};

/** Runs one component against the SDK's mocks and records everything it registers. */
export async function recordComponent(
  build: (transform: pulumi.ResourceTransformation) => Component,
): Promise<Recording> {
  const received = new Map<string, { inputs: Readonly<Record<string, unknown>>; provider: string }>();
  pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs, provider, id }) => {
      received.set(`${type} ${name}`, { inputs, provider: provider ?? "" });
      return { id: id || `${name}-id`, state: { ...MADE_UP, ...inputs } };
    },
    call: ({ token }) => {
      throw new Error(`looked up ${token}: a preview must need no cloud`);
    },
  });
  const seen: (Pick<Registered, "parent" | "protect" | "deleteBeforeReplace" | "dependsOn"> & {
    key: string;
  })[] = [];
  const outputs = new Map<pulumi.ComponentResource, { keys: readonly string[]; after: number }>();
  const restore = watchOutputs((owner, given) => {
    // The SDK calls it once more for every component; only the first call counts, there as here.
    if (!outputs.has(owner)) outputs.set(owner, { keys: Object.keys(given), after: seen.length });
  });
  try {
    const component = build(({ type, name, opts }) => {
      seen.push({
        key: `${type} ${name}`,
        parent: keyOf(opts.parent),
        protect: opts.protect === true,
        deleteBeforeReplace: (opts as pulumi.CustomResourceOptions).deleteBeforeReplace === true,
        dependsOn: ([opts.dependsOn ?? []].flat() as pulumi.Resource[]).flatMap((each) => keyOf(each) ?? []),
      });
      return undefined;
    });
    // Registrations are asynchronous, and the next recording brings mocks of its own.
    await pulumi.runtime.disconnect();
    const resources = seen.map(({ key, ...options }) => {
      const [type = "", name = ""] = key.split(" ");
      const { inputs = {}, provider = "" } = received.get(key) ?? {};
      return { type, name, inputs, provider, ...options };
    });
    const known = new Set(seen.map(({ key }) => key));
    const escaped = [...received.keys()].filter((key) => !known.has(key) && !key.startsWith("pulumi:"));
    return { component, resources, escaped, outputs };
  } finally {
    restore();
  }
}

function watchOutputs(report: (owner: pulumi.ComponentResource, outputs: pulumi.Inputs) => void): () => void {
  const prototype = pulumi.ComponentResource.prototype as unknown as {
    registerOutputs: (this: pulumi.ComponentResource, outputs?: pulumi.Inputs) => void;
  };
  const original = prototype.registerOutputs;
  prototype.registerOutputs = function (outputs = {}) {
    report(this, outputs as pulumi.Inputs);
    original.call(this, outputs);
  };
  return () => {
    prototype.registerOutputs = original;
  };
}

function keyOf(resource: pulumi.Resource | undefined): string | undefined {
  if (resource === undefined) return undefined;
  const { __pulumiType: type, __name: name } = resource as unknown as {
    __pulumiType: string;
    __name: string;
  };
  return `${type} ${name}`;
}
