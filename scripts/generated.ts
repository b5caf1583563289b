import { AWS_ACTIONS, awsActions } from "./aws-actions.ts";
import { clauseIds } from "./clause-ids.ts";
import { CLAUSES_DOC, clausesDoc } from "./clauses-doc.ts";
import { CONTROLS_DOC, controlsDoc } from "./controls-doc.ts";
import { costsJsonSchema } from "./costs-schema.ts";
import { ESTATE_DOC, estateDoc } from "./estate-doc.ts";
import { estateJsonSchema } from "./estate-schema.ts";
import { MAP_SCRIPT, mapScript } from "./map-script.ts";
import { planJsonSchema } from "./plan-schema.ts";
import { POLICY_TAGGABLE_TYPES, policyTaggableTypes } from "./policy-taggable-types.ts";
import { previewJsonSchema } from "./preview-schema.ts";
import { TAGGABLE_DOC, taggableDoc } from "./taggable-doc.ts";
import { taggableTypes } from "./taggable-types.ts";
import { WORKED_EXAMPLES, workedExamples } from "./worked-examples.ts";

/** File → its text. A generator is a function `() => text`; add it here. */
export const GENERATED: Readonly<Record<string, () => string | Promise<string>>> = {
  "guide/clause-ids.ts": clauseIds,
  "components/tagging/taggable.ts": taggableTypes,
  [TAGGABLE_DOC]: taggableDoc,
  [AWS_ACTIONS]: awsActions,
  [POLICY_TAGGABLE_TYPES]: policyTaggableTypes,
  [CLAUSES_DOC]: clausesDoc,
  [CONTROLS_DOC]: controlsDoc,
  [WORKED_EXAMPLES]: workedExamples,
  [MAP_SCRIPT]: mapScript,
  "schemas/plan.schema.json": planJsonSchema,
  "schemas/preview.schema.json": previewJsonSchema,
  "schemas/estate.schema.json": estateJsonSchema,
  "schemas/costs.schema.json": costsJsonSchema,
  [ESTATE_DOC]: estateDoc,
};
