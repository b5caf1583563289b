import { globSync } from "node:fs";
import { basename } from "node:path";
import type { AnyControl, Cloud, ResourceView } from "../policy-packs/control.ts";
import { CLOUDS, UNKNOWN } from "../policy-packs/control.ts";
import { judge } from "../policy-packs/judge.ts";
import { stackView } from "../policy-packs/stack-view.ts";
import {
  type CloudCases,
  type ControlCases,
  EXAMPLE_NOW,
  type Example,
  exampleResources,
  packOf,
  type ResourceSpec,
} from "../policy-packs/testing.ts";
import type { WorkedExample, WorkedExamples } from "../preview/catalogue/worked-examples.ts";

export const WORKED_EXAMPLES = "preview/catalogue/worked-examples.json";

const ROOT = new URL("../", import.meta.url);

/**
 * For each control and cloud, from the cases that its tests run: a program that fails it, the nearest one that
 * passes, and the inputs that it was seen to read while it judged all of them.
 */
export async function workedExamples(): Promise<string> {
  const files = globSync("policy-packs/controls/*/*.cases.ts", { cwd: ROOT }).sort();
  const entries = await Promise.all(
    files.map(async (file) => {
      const { cases } = (await import(new URL(file, ROOT).href)) as { cases: ControlCases };
      const clouds = CLOUDS.flatMap((cloud) => {
        const held = cases[cloud];
        return held ? [[cloud, worked(cases.control, cloud, held)] as const] : [];
      });
      return [basename(file, ".cases.ts"), Object.fromEntries(clouds)] as const;
    }),
  );
  const examples: WorkedExamples = Object.fromEntries(entries);
  return `${JSON.stringify(examples, undefined, 1)}\n`;
}

function worked(
  control: AnyControl,
  cloud: Cloud,
  { pass, fail, unknown, notApplicable = [] }: CloudCases,
): WorkedExample {
  const [failing] = fail;
  const fixed = failing && nearestPass(failing, pass);
  return {
    reads: readInputs(control, cloud, [...pass, ...fail, ...unknown, ...notApplicable]),
    ...(failing && { failing: code(failing) }),
    ...(fixed && { fixed: code(fixed) }),
  };
}

/** The passing case with the fewest other values than the failing one, of the same type if there is one. */
function nearestPass(failing: Example, pass: readonly Example[]): Example | undefined {
  const typeOf = ({ subject, resources }: Example) => resources.find(({ name }) => name === subject)?.type;
  const same = pass.filter((example) => typeOf(example) === typeOf(failing));
  const wanted = leaves(failing.resources);
  return [...(same.length > 0 ? same : pass)]
    .filter(({ resources }) => !JSON.stringify(resources, unknownAsText).includes(LATER))
    .map((example) => ({ example, distance: distance(wanted, leaves(example.resources)) }))
    .sort((a, b) => a.distance - b.distance)[0]?.example;
}

/** Path → value of everything in it, policy documents included. */
function leaves(value: unknown, path = ""): ReadonlyMap<string, unknown> {
  const inner = typeof value === "string" ? (document(value) ?? value) : value;
  if (typeof inner !== "object" || inner === null) return new Map([[path, inner]]);
  return new Map(Object.entries(inner).flatMap(([key, part]) => [...leaves(part, `${path}/${key}`)]));
}

function distance(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): number {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path)).length;
}

const LATER = "known after deployment";
const unknownAsText = (_: string, value: unknown) => (value === UNKNOWN ? LATER : value);

/** `aws:rds/instance:Instance` → `aws.rds.Instance`. */
function constructorOf(type: string): string {
  const [pkg = "", module = "", name = ""] = type.split(":");
  if (module === "providers") return `${name}.Provider`;
  const area = module.split("/")[0] ?? "";
  return [pkg, ...(area === "" || area === "index" ? [] : [area]), name].join(".");
}

function code({ subject, resources, settings }: Example): string {
  // What others refer to comes first, as a program has to have it.
  const ordered = [...resources].sort((a, b) => Number(refers(a, b.name)) - Number(refers(b, a.name)));
  return [
    ...(settings ? [`// with the settings ${JSON.stringify(settings)}`] : []),
    ...ordered
      .filter(({ type }) => !type.startsWith("pulumi:pulumi:") && !type.startsWith("atrium:"))
      .map((spec) => declaration(spec, spec.name === subject)),
  ].join("\n");
}

function refers({ props }: ResourceSpec, name: string): boolean {
  return JSON.stringify(props ?? {}, unknownAsText).includes(`"$ref":"${name}"`);
}

function declaration({ name, type, props = {}, protect }: ResourceSpec, isSubject: boolean): string {
  const options = protect ? ", { protect: true }" : "";
  const shown = isSubject
    ? (constructorOf(type)
        .split(".")
        .at(-1)
        ?.replace(/^./, (first) => first.toLowerCase()) ?? name)
    : name;
  return `const ${variable(shown)} = new ${constructorOf(type)}("${shown}", ${literal(props, 0)}${options});`;
}

function variable(name: string): string {
  return name.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? "");
}

const WIDTH = 90;

/** A value as TypeScript; policy documents that are JSON text are shown as what they say. */
function literal(value: unknown, depth: number): string {
  if (value === UNKNOWN) return `pulumi.output(undefined) /* ${LATER} */`;
  if (typeof value === "string") {
    const parsed = document(value);
    return parsed === undefined ? JSON.stringify(value) : `JSON.stringify(${literal(parsed, depth)})`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  if ("$ref" in value && typeof value.$ref === "string") return `${variable(value.$ref)}.id`;
  const parts = Array.isArray(value)
    ? value.map((part) => literal(part, depth + 1))
    : Object.entries(value).map(
        ([key, part]) =>
          `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${literal(part, depth + 1)}`,
      );
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return `${open}${close}`;
  const pad = Array.isArray(value) ? "" : " ";
  const line = `${open}${pad}${parts.join(", ")}${pad}${close}`;
  if (line.length + depth * 2 <= WIDTH && !line.includes("\n")) return line;
  const indent = "  ".repeat(depth + 1);
  return `${open}\n${parts.map((part) => `${indent}${part},`).join("\n")}\n${"  ".repeat(depth)}${close}`;
}

function document(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Type → inputs asked for while the cases were judged, given or not. */
function readInputs(
  control: AnyControl,
  cloud: Cloud,
  examples: readonly Example[],
): Readonly<Record<string, readonly string[]>> {
  const seen = new Map<string, Set<string>>();
  for (const { resources } of examples) {
    const reading = new Map<string, Set<string>>();
    const view = stackView(
      exampleResources(resources, "preview").map((resource) => watch(resource, reading)),
    );
    // The index of names is made at the first look-up, and reads every resource; the control does not.
    const [any] = view.resources;
    if (any) view.referencedBy({ ...any, props: { name: "any" } }, "name", "none");
    reading.clear();
    judge(packOf(control), view, { now: EXAMPLE_NOW });
    for (const [type, inputs] of reading) seen.set(type, new Set([...(seen.get(type) ?? []), ...inputs]));
  }
  return Object.fromEntries(
    [...seen]
      .filter(([type]) => type.startsWith(`${cloud}:`))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, inputs]) => [type, [...inputs].sort()]),
  );
}

function watch(resource: ResourceView, seen: Map<string, Set<string>>): ResourceView {
  const props = new Proxy(resource.props, {
    get(target, input) {
      if (typeof input === "string" && input !== "toJSON") {
        seen.set(resource.type, (seen.get(resource.type) ?? new Set()).add(input));
      }
      return Reflect.get(target, input) as unknown;
    },
  });
  return { ...resource, props };
}
