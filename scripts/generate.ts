/**
 * Writes every generated file; with --check writes nothing and fails if one is stale.
 * A generator is a function `() => text`; add it to the table.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { AWS_ACTIONS, awsActions } from "./aws-actions.ts";
import { clauseIds } from "./clause-ids.ts";
import { CLAUSES_DOC, clausesDoc } from "./clauses-doc.ts";
import { CONTROL_BARREL, controlBarrel } from "./control-barrel.ts";
import { CONTROLS_DOC, controlsDoc } from "./controls-doc.ts";
import { ESTATE_DOC, estateDoc } from "./estate-doc.ts";
import { estateJsonSchema } from "./estate-schema.ts";
import { MAP_SCRIPT, mapScript } from "./map-script.ts";
import { planJsonSchema } from "./plan-schema.ts";
import { POLICY_TAGGABLE_TYPES, policyTaggableTypes } from "./policy-taggable-types.ts";
import { previewJsonSchema } from "./preview-schema.ts";
import { TAGGABLE_DOC, taggableDoc } from "./taggable-doc.ts";
import { taggableTypes } from "./taggable-types.ts";
import { WORKED_EXAMPLES, workedExamples } from "./worked-examples.ts";

const GENERATED: Readonly<Record<string, () => string | Promise<string>>> = {
  "guide/clause-ids.ts": clauseIds,
  "components/tagging/taggable.ts": taggableTypes,
  [TAGGABLE_DOC]: taggableDoc,
  [AWS_ACTIONS]: awsActions,
  [POLICY_TAGGABLE_TYPES]: policyTaggableTypes,
  [CLAUSES_DOC]: clausesDoc,
  [CONTROL_BARREL]: controlBarrel,
  [CONTROLS_DOC]: controlsDoc,
  [WORKED_EXAMPLES]: workedExamples,
  [MAP_SCRIPT]: mapScript,
  "schemas/plan.schema.json": planJsonSchema,
  "schemas/preview.schema.json": previewJsonSchema,
  "schemas/estate.schema.json": estateJsonSchema,
  [ESTATE_DOC]: estateDoc,
};

const check = process.argv.includes("--check");
const stale: string[] = [];
for (const [file, generate] of Object.entries(GENERATED)) {
  const url = new URL(`../${file}`, import.meta.url);
  const text = await generate();
  const current = read(url);
  if (current === text) continue;
  stale.push(file);
  if (!check) writeFileSync(url, text);
}
if (stale.length > 0) console.log(`${check ? "stale" : "written"}: ${stale.join(", ")}`);
if (check && stale.length > 0) {
  console.error("Generated files are stale; run: npm run generate");
  process.exitCode = 1;
}

function read(url: URL): string | undefined {
  try {
    return readFileSync(url, "utf8");
  } catch {
    return undefined;
  }
}
