import { type Document, isMap, isScalar, parseDocument } from "yaml";
import type { Path } from "../source.ts";
import type { Draft } from "./drafts.ts";

/** A plan file being added to: its comments, its order and its own way of writing stay. */
export class PlanEdits {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** What stands at a path, as a plain value. */
  at(path: Path): unknown {
    return parse(this.#text).getIn(path);
  }

  with(drafts: readonly Draft[], places: ReadonlyMap<string, string>): string {
    const document = parse(this.#text);
    for (const draft of [...drafts].sort(byPath)) write(document, draft);
    for (const [path, words] of places) describe(document, path.split("/"), words);
    const text = document.toString({ lineWidth: 0 });
    return this.#text.includes("\r\n") ? text.replace(/\r?\n/g, "\r\n") : text;
  }
}

function parse(text: string): Document {
  return parseDocument(text, { version: "1.2", schema: "core", merge: false });
}

function byPath(a: Draft, b: Draft): number {
  const [one, two] = [a.path.join("\n"), b.path.join("\n")];
  return one < two ? -1 : one > two ? 1 : 0;
}

function write(document: Document, { path, value, kind }: Draft): void {
  openUp(document, path);
  const present = document.getIn(path, true);
  if (isMap(present)) {
    for (const [key, each] of Object.entries(value)) document.setIn([...path, key], each);
    return;
  }
  const node = document.createNode(value);
  // One line an entry, as a person writes it; blocks stay open, for what is to stand in them.
  if (isMap(node)) node.flow = kind !== "block";
  document.setIn(path, node);
}

/** Maps on the way that are written on one line get lines of their own, or they would grow without end. */
function openUp(document: Document, path: Path): void {
  for (let depth = 1; depth < path.length; depth++) {
    const at = path.slice(0, depth);
    const node = document.getIn(at, true);
    if (isMap(node)) {
      // The remark at the end of its line stays with its beginning.
      if (node.flow && node.comment) {
        node.commentBefore = node.comment;
        delete node.comment;
      }
      node.flow = false;
    }
    // `regions:` with nothing behind it.
    else if (node === undefined || (isScalar(node) && node.value === null)) {
      const made = document.createNode({});
      if (isMap(made)) made.flow = false;
      document.setIn(at, made);
    }
  }
}

/** Words that could not become a name are kept as the description. */
function describe(document: Document, path: Path, words: string): void {
  if (!isMap(document.getIn(path, true)) || document.hasIn([...path, "description"])) return;
  document.setIn([...path, "description"], words);
}
