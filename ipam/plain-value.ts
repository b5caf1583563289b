import { type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar } from "yaml";
import type { FaultText, Path } from "./source.ts";

type Report = (path: Path, on: "value" | "key", text: FaultText) => void;

/** Nodes that aliases may add to a file; a "bomb" of nested aliases asks for billions. */
const MAX_ALIASED_NODES = 10_000;

interface Walk {
  readonly document: Document.Parsed;
  readonly report: Report;
  readonly aliased: Map<ParsedNode, { readonly value: unknown; readonly nodes: number }>;
  readonly open: Set<ParsedNode>;
  nodes: number;
  extra: number;
  exploded: boolean;
}

/** YAML nodes → plain data. Doubtful parts are reported where they stand and left out of the value. */
export function plainValue(root: ParsedNode, document: Document.Parsed, report: Report): unknown {
  const walk: Walk = {
    document,
    report,
    aliased: new Map(),
    open: new Set(),
    nodes: 0,
    extra: 0,
    exploded: false,
  };
  return convert(root, [], walk);
}

function convert(node: ParsedNode | null, path: Path, walk: Walk): unknown {
  if (node === null) return null;
  if (isAlias(node)) return convertAlias(node, path, walk);
  walk.nodes++;
  if (node.tag !== undefined && hasExplicitTag(node)) {
    walk.report(path, "value", {
      code: "source.tag",
      message: `the tag ${node.tag} is not understood`,
      hint: "write the value without it",
    });
  }
  if (isScalar(node)) return convertScalar(node, path, walk);
  const before = walk.nodes;
  walk.open.add(node);
  const value = isSeq(node)
    ? node.items.map((item, index) => convert(item as ParsedNode | null, [...path, index], walk))
    : isMap(node)
      ? convertMap(node, path, walk)
      : null;
  walk.open.delete(node);
  if (node.anchor) walk.aliased.set(node, { value, nodes: walk.nodes - before });
  return value;
}

function hasExplicitTag(node: ParsedNode): boolean {
  const token = node.srcToken as { props?: readonly { type: string }[] } | undefined;
  if (token?.props?.some((prop) => prop.type === "tag")) return true;
  return !CORE_TAGS.has(node.tag ?? "");
}

const CORE_TAGS: ReadonlySet<string> = new Set(
  ["map", "seq", "str", "int", "float", "bool", "null"].map((name) => `tag:yaml.org,2002:${name}`),
);

function convertAlias(node: ParsedNode, path: Path, walk: Walk): unknown {
  if (!isAlias(node)) return null;
  const target = node.resolve(walk.document) as ParsedNode | undefined;
  if (target === undefined || walk.open.has(target)) {
    const why = target === undefined ? "names no anchor before it" : "holds itself";
    walk.report(path, "value", {
      code: "source.alias",
      message: `the alias *${node.source} ${why}`,
      hint: "write the value out",
    });
    return null;
  }
  if (isScalar(target)) return target.value;
  const known = walk.aliased.get(target);
  walk.extra += known?.nodes ?? 0;
  walk.nodes += known?.nodes ?? 0;
  if (walk.extra > MAX_ALIASED_NODES) {
    if (!walk.exploded) {
      walk.report(path, "value", {
        code: "source.alias-bomb",
        message: `its aliases unfold to more than ${MAX_ALIASED_NODES} values`,
        hint: "write templates instead of nested aliases",
      });
    }
    walk.exploded = true;
    return null;
  }
  return known?.value;
}

function convertMap(node: ParsedNode, path: Path, walk: Walk): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  if (!isMap(node)) return value;
  const seen = new Set<string>();
  for (const pair of node.items) {
    const keyNode = pair.key as ParsedNode | null;
    if (keyNode === null || !isScalar(keyNode) || keyNode.value === null) {
      walk.report(path, "value", {
        code: "source.key",
        message: "a key is no plain name",
        hint: "write a name",
      });
      continue;
    }
    const key = keyText(keyNode);
    const at = [...path, key];
    const fault = keyFault(key, seen.has(key));
    if (fault) walk.report(at, "key", fault);
    seen.add(key);
    if (!fault) value[key] = convert(pair.value as ParsedNode | null, at, walk);
  }
  return value;
}

/** Keys keep the text they were written with: `010` and `1e3` are names, not numbers. */
function keyText(node: Scalar.Parsed): string {
  return node.type === "PLAIN" ? (node.source ?? String(node.value)) : String(node.value);
}

function keyFault(key: string, doubled: boolean): FaultText | undefined {
  if (key === "<<") {
    return {
      code: "source.merge",
      message: "merge keys are not read",
      hint: "write the keys out, or use a template",
    };
  }
  if (key === "__proto__") {
    return { code: "source.key", message: "this name is not allowed", hint: "choose another" };
  }
  if (doubled) {
    return {
      code: "source.doubled-key",
      message: "the key occurs twice in this map",
      hint: "keep one of them",
    };
  }
  return undefined;
}

function convertScalar(node: Scalar.Parsed, path: Path, walk: Walk): unknown {
  const text = node.source ?? "";
  if (node.type === "PLAIN" && typeof node.value === "number") {
    if (/^[-+]?0[0-9]/.test(text) || /^0[xo]/i.test(text)) {
      walk.report(path, "value", {
        code: "source.octal",
        message: "some readers take this for an octal or hexadecimal number",
        hint: `write ${node.value} without leading zeros, or quote it if it is a name`,
      });
    } else if (Number.isInteger(node.value) && !Number.isSafeInteger(node.value) && /^[-+]?\d+$/.test(text)) {
      walk.report(path, "value", {
        code: "source.number",
        message: "the number is too long to be kept exactly",
        hint: "quote it if it is a name",
      });
    }
  }
  return node.value;
}
