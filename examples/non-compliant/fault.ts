import type * as pulumi from "@pulumi/pulumi";

export type Cloud = "aws" | "alicloud";

/** What every planted resource carries, so that nothing but the planted fault is wrong with it. */
export const tags = {
  department: "it",
  "business-line": "retail",
  project: "non-compliant",
  environment: "production",
  owner: "ops@mall.example",
  "data-class": "internal",
  // What is planted holds no data; faults of backups leave this tag out.
  "no-backup": "planted and empty",
  // Nothing uses what is planted either; faults of idle things leave this one out.
  "kept-idle": "planted to be looked at",
  // Some controls are about services that few use.
  "service-reason": "planted to be judged",
};

/** One control broken once on one cloud. */
export interface Fault {
  readonly control: string;
  readonly cloud: Cloud;
  /** Name of what is planted. */
  readonly name: string;
  /** Name of the resource that the control must name, where that is another. */
  readonly at?: string;
  /** Other controls that the same flaw breaks by its nature. */
  readonly also: readonly string[];
  /** Names of resources beside it that the flaw breaks too, such as the other side of an overlap. */
  readonly echoes: readonly string[];
  /** Makes the resource, with the flaw or mended, and what it needs beside it. */
  build(broken: boolean, opts: pulumi.CustomResourceOptions): void;
}

type Constructor<A> = new (
  name: string,
  args: A,
  opts?: pulumi.CustomResourceOptions,
) => pulumi.CustomResource;

/** The system that counts as core here. */
export const CORE = "tills";

/** The root, which carries verdicts about the stack as a whole. */
export const STACK = "non-compliant-dev";

export interface Planting<A> {
  /** Inputs that satisfy every control, or what makes them where they need other resources first. */
  readonly compliant: A | ((name: string, opts: pulumi.CustomResourceOptions) => A);
  /** The inputs that break this one. */
  readonly broken: Partial<A>;
  readonly also?: readonly string[];
  readonly echoes?: readonly string[];
  /** Who carries the verdict, where that is another than what is planted. */
  readonly at?: string;
  /** Resources beside it; where the flaw is theirs, `broken` above is empty. */
  readonly beside?: (
    subject: pulumi.CustomResource,
    name: string,
    broken: boolean,
    opts: pulumi.CustomResourceOptions,
  ) => void;
}

export function planter(cloud: Cloud) {
  return <A extends object>(control: string, type: Constructor<A>, planting: Planting<NoInfer<A>>): Fault => {
    const name = `${control}-${cloud}`;
    return {
      control,
      cloud,
      name,
      ...(planting.at && { at: planting.at }),
      also: planting.also ?? [],
      echoes: planting.echoes ?? [],
      build(broken, opts) {
        const { compliant } = planting;
        const inputs = typeof compliant === "function" ? compliant(name, opts) : compliant;
        const args = { ...inputs, ...(broken && planting.broken) };
        const subject = new type(name, args, opts);
        planting.beside?.(subject, name, broken, opts);
      },
    };
  };
}
