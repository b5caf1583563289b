import * as pulumi from "@pulumi/pulumi";
import { nameTag, type Tags } from "./tagging/contract.ts";
import { fitTags, mergeTags, tagText } from "./tagging/layout.ts";
import { isRegional, tagForm } from "./tagging/taggable.ts";

/** `atrium:<capability>:<Class>`; written into every state file, so it never changes without an alias. */
export type ComponentType = `atrium:${string}:${string}`;

/** A provider's resource class as its SDK exports it. */
export type ResourceClass<A, R extends pulumi.CustomResource> = new (
  name: string,
  args: A,
  opts?: pulumi.CustomResourceOptions,
) => R;

/** {@link Component.child} for code that lives in a file of its own: the same parent, names, tags and region. */
export type MakeChild = <A extends object, R extends pulumi.CustomResource>(
  Type: ResourceClass<A, R>,
  key: string,
  args: A,
  opts?: pulumi.CustomResourceOptions,
) => R;

/** Whether stateful children may be deleted. Refusing is the default; the way out is named and reasoned. */
export type Deletion = "refused" | { readonly allowed: { readonly reason: string } };

export interface ComponentSettings {
  /** Tags of every child that can carry them. */
  readonly tags: Tags;
  /**
   * AWS region of the children. `@pulumi/aws` 7 takes it on each regional resource, so one provider serves
   * all regions of an account; Alibaba Cloud takes it from the provider in `opts`.
   */
  readonly awsRegion?: string;
  readonly deletion?: Deletion;
}

/**
 * Base of every component: children are made by {@link child} and {@link stateful} only, so that parent,
 * name, tags, region and protection are the same everywhere.
 */
export abstract class Component extends pulumi.ComponentResource {
  readonly #name: string;
  readonly #settings: ComponentSettings;

  /** `args` go to the engine as they are: a state file then shows what was asked. */
  protected constructor(
    type: ComponentType,
    name: string,
    args: object,
    settings: ComponentSettings,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super(type, name, { ...args }, opts);
    this.#name = name;
    this.#settings = settings;
  }

  /**
   * A child resource named `<component>-<key>`. The key is its identity in the state: made of tier, zone and
   * flow names, never of a position.
   */
  protected child<A extends object, R extends pulumi.CustomResource>(
    Type: ResourceClass<A, R>,
    key: string,
    args: A,
    opts: pulumi.CustomResourceOptions = {},
  ): R {
    const name = `${this.#name}-${key}`;
    return new Type(name, this.#complete(typeToken(Type), name, args), { ...opts, parent: this });
  }

  /** A child that holds data or keys: protected in the engine and, where the service knows it, in the service. */
  protected stateful<A extends object, R extends pulumi.CustomResource>(
    Type: ResourceClass<A, R>,
    key: string,
    args: A,
    opts: pulumi.CustomResourceOptions = {},
  ): R {
    const guarded = (this.#settings.deletion ?? "refused") === "refused";
    const property = DELETION_PROTECTION[typeToken(Type)];
    const protection =
      property === undefined ? {} : { [property.name]: guarded ? property.on : property.off };
    return this.child(
      Type,
      key,
      { ...args, ...protection, ...this.#waiver(Type, args) },
      { protect: guarded, ...opts },
    );
  }

  /** An opt-out shows on the resource it weakens. */
  #waiver(Type: object, args: object): { readonly tags?: Tags } {
    const { deletion } = this.#settings;
    if (typeof deletion !== "object" || tagForm(typeToken(Type)) !== "map") return {};
    return { tags: { "waiver-deletion": tagText(deletion.allowed.reason), ...ownTags(args) } };
  }

  #complete<A extends object>(type: string, name: string, args: A): A {
    const { tags, awsRegion } = this.#settings;
    return {
      // First, so that a replica may name a region of its own.
      ...(awsRegion !== undefined && isRegional(type) ? { region: awsRegion } : {}),
      ...args,
      ...(tagForm(type) === "map"
        ? { tags: fitTags(type, mergeTags(nameTag(type, name), tags, ownTags(args))) }
        : {}),
    };
  }
}

/**
 * Services with a switch of their own against deletion, and its two words.
 * Read from the typings of @pulumi/aws 7.48 and @pulumi/alicloud 3.108.
 */
const DELETION_PROTECTION: Readonly<Record<string, { name: string; on: unknown; off: unknown }>> = {
  "aws:cloudwatch/logGroup:LogGroup": { name: "deletionProtectionEnabled", on: true, off: false },
  "alicloud:kms/key:Key": { name: "deletionProtection", on: "Enabled", off: "Disabled" },
  "alicloud:nlb/loadBalancer:LoadBalancer": { name: "deletionProtectionEnabled", on: true, off: false },
  "aws:eks/cluster:Cluster": { name: "deletionProtection", on: true, off: false },
  "alicloud:cs/managedKubernetes:ManagedKubernetes": { name: "deletionProtection", on: true, off: false },
  "aws:lb/loadBalancer:LoadBalancer": { name: "enableDeletionProtection", on: true, off: false },
  "alicloud:alb/loadBalancer:LoadBalancer": { name: "deletionProtectionEnabled", on: true, off: false },
  "aws:rds/instance:Instance": { name: "deletionProtection", on: true, off: false },
  "aws:rds/cluster:Cluster": { name: "deletionProtection", on: true, off: false },
  "aws:rds/globalCluster:GlobalCluster": { name: "deletionProtection", on: true, off: false },
  "alicloud:rds/instance:Instance": { name: "deletionProtection", on: true, off: false },
  "alicloud:polardb/cluster:Cluster": { name: "deletionLock", on: 1, off: 0 },
};

/** Tags are plain values in components: what a resource costs whom is known before it exists. */
function ownTags(args: object): Tags | undefined {
  return "tags" in args ? (args.tags as Tags | undefined) : undefined;
}

/** The SDKs keep a class's type token in a static field that their typings leave out. */
function typeToken(Type: object): string {
  const token = (Type as { readonly __pulumiType?: unknown }).__pulumiType;
  if (typeof token !== "string")
    throw new Error("not a resource class of a Pulumi SDK: it has no type token");
  return token;
}
