import { z } from "zod";
import { previewSchema } from "../preview/schema.ts";

/** `schemas/preview.schema.json`: what `atrium preview --json` prints and `--base record.json` reads. */
export function previewJsonSchema(): string {
  const schema = z.toJSONSchema(previewSchema, { target: "draft-2020-12", io: "input" });
  const titled = {
    ...schema,
    title: "atrium preview --json",
    description:
      "What a Pulumi program would create, and how the policy packs judge it. Keys may be added; none is renamed.",
  };
  return `${JSON.stringify(titled, undefined, 2)}\n`;
}
