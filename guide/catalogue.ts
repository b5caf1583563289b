import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { CLAUSE_IDS } from "./clause-ids.ts";

/** Id of a requirement of the operations guide: printed section number and a running letter, e.g. `1.6.3-a`. */
export type ClauseId = (typeof CLAUSE_IDS)[number];

const CARRIERS = [
  "aws-component",
  "alicloud-component",
  "policy",
  "ipam",
  "dhcp-dns",
  "finops",
  "alarm",
  "backup",
  "ops-document",
  "ci-pipeline",
  "out-of-scope",
] as const;

const clauseSchema = z.strictObject({
  id: z.enum(CLAUSE_IDS),
  title: z.string().min(1),
  requirement: z.string().min(1),
  /** The unit is the last word of each key. */
  quantities: z.record(z.string(), z.unknown()),
  carrier: z.array(z.enum(CARRIERS)).min(1),
  how: z.string(),
  applies_to: z.array(z.string()).min(1),
  strength: z.enum(["must", "should", "may"]),
  wording: z.string(),
});

export type Clause = Readonly<z.infer<typeof clauseSchema>>;
export type Carrier = (typeof CARRIERS)[number];
export type Strength = Clause["strength"];

const known: ReadonlySet<string> = new Set(CLAUSE_IDS);
let loaded: ReadonlyMap<string, Clause> | undefined;

/** Every requirement, in the guide's order. Read once; a malformed row is an error naming its id. */
export function clauses(): readonly Clause[] {
  return [...catalogue().values()];
}

/**
 * One requirement by id.
 * @throws Error if no such clause exists: an unknown citation proves nothing.
 */
export function clause(id: ClauseId): Clause {
  const found = catalogue().get(id);
  if (!found) throw new Error(`unknown clause "${id}": see guide/clauses.yaml for the ${known.size} ids`);
  return found;
}

export function isClauseId(text: string): text is ClauseId {
  return known.has(text);
}

function catalogue(): ReadonlyMap<string, Clause> {
  loaded ??= parseCatalogue(readFileSync(new URL("./clauses.yaml", import.meta.url), "utf8"));
  return loaded;
}

/** Text of `clauses.yaml` → clauses by id; refuses malformed rows and doubled ids, all at once. */
export function parseCatalogue(text: string): ReadonlyMap<string, Clause> {
  const rows = z.array(z.unknown()).parse(parse(text));
  const faults: string[] = [];
  const byId = new Map<string, Clause>();
  for (const [index, row] of rows.entries()) {
    const parsed = clauseSchema.safeParse(row);
    if (!parsed.success) {
      const id = (row as { id?: unknown } | null)?.id;
      faults.push(`row ${index + 1} (${String(id)}): ${z.prettifyError(parsed.error)}`);
    } else if (byId.has(parsed.data.id)) {
      faults.push(`row ${index + 1}: id ${parsed.data.id} occurs twice`);
    } else {
      byId.set(parsed.data.id, parsed.data);
    }
  }
  if (faults.length > 0) throw new Error(`guide/clauses.yaml:\n${faults.join("\n")}`);
  return byId;
}
