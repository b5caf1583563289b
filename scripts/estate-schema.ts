import { z } from "zod";
import { estateSchema } from "../stacks/schema.ts";

/** `schemas/estate.schema.json`: editors check and complete estate.yaml with it. */
export function estateJsonSchema(): string {
  const schema = z.toJSONSchema(estateSchema, { io: "input", target: "draft-7" });
  return `${JSON.stringify({ title: "estate.yaml", ...schema }, undefined, 2)}\n`;
}
