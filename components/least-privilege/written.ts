import { readdirSync } from "node:fs";
import * as alicloud from "@pulumi/alicloud";
import type { PolicyDocument, PolicyKind } from "../policy-document.ts";
import { type ComponentCase, type Registered, recordComponent } from "../testing.ts";

/** A policy that a component writes, found in what it registers and not in a list of ours. */
export interface Written {
  /** `<type> <name>` of the resource. */
  readonly where: string;
  readonly property: string;
  readonly document: PolicyDocument;
}

/** What else a table names of a component: its buckets, by their keys. */
export interface Made {
  readonly written: readonly Written[];
  readonly buckets: Readonly<Record<string, string>>;
}

const ROOT = new URL("../", import.meta.url);

/** Folders of components: those that bring cases. */
export const COMPONENTS: readonly string[] = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => readdirSync(new URL(`${name}/`, ROOT)).includes(`${name}.cases.ts`));

export async function casesOf(name: string): Promise<readonly ComponentCase[]> {
  const module = (await import(`../${name}/${name}.cases.ts`)) as {
    readonly cases: readonly ComponentCase[];
  };
  return module.cases;
}

/** What a case registers under the name `sut`. */
export async function made({ build, cloud, region, regions = [] }: ComponentCase): Promise<Made> {
  const { resources } = await recordComponent((transform) => {
    const bound = cloud === "alicloud" ? [region, ...regions] : [];
    const { [region]: provider, ...others } = Object.fromEntries(
      bound.map((each) => [each, new alicloud.Provider(`in-${each}`, { region: each })]),
    );
    return build("sut", { transformations: [transform], ...(provider && { provider }) }, others);
  });
  const own = resources.filter(({ type }) => !type.startsWith("atrium:"));
  return {
    written: own.flatMap(policiesOf),
    buckets: Object.fromEntries(
      own.flatMap(({ type, name, inputs }) =>
        type.endsWith(":Bucket") && typeof inputs.bucket === "string" ? [[keyOf(name), inputs.bucket]] : [],
      ),
    ),
  };
}

const keyOf = (name: string) => name.replace(/^sut-/, "");

/** The resource's key in its component, and which of its documents it is. */
export function documentName({ where, property }: Written): string {
  const key = keyOf(where.split(" ")[1] ?? "");
  return kindOf({ where, property }) === "trust" ? `${key} trust` : key;
}

export function kindOf({ where, property }: Pick<Written, "where" | "property">): PolicyKind {
  if (/^assumeRolePolicy/.test(property)) return "trust";
  return /:(?:iam|ram)\//.test(where) ? "identity" : "resource";
}

function policiesOf({ type, name, inputs }: Registered): readonly Written[] {
  return Object.entries(inputs).flatMap(([property, value]) =>
    texts(value).flatMap((text) => {
      if (!text.startsWith("{") || !text.includes('"Statement"')) return [];
      return [{ where: `${type} ${name}`, property, document: JSON.parse(text) as PolicyDocument }];
    }),
  );
}

function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(texts);
}
