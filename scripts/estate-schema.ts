import { z } from "zod";
import { estateSchema } from "../stacks/schema.ts";

/** `schemas/estate.schema.json`: editors check and complete estate.yaml with it. */
export function estateJsonSchema(): string {
  const schema = z.toJSONSchema(estateSchema, {
    io: "input",
    target: "draft-7",
    // Notes for our own messages; no JSON schema knows them.
    override: ({ jsonSchema }) => {
      delete (jsonSchema as { renamed?: unknown }).renamed;
      delete (jsonSchema as { secret?: unknown }).secret;
    },
  });
  return `${JSON.stringify({ title: "estate.yaml", ...schema }, undefined, 2)}\n`;
}
