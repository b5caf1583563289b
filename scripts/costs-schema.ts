import { z } from "zod";
import { rulesSchema } from "../finops/rules.ts";

/** `schemas/costs.schema.json`: editors check and complete costs.yaml with it. */
export function costsJsonSchema(): string {
  const schema = z.toJSONSchema(rulesSchema, { io: "input", target: "draft-7" });
  return `${JSON.stringify({ title: "costs.yaml", ...schema }, undefined, 2)}\n`;
}
