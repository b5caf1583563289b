import { z } from "zod";
import type { RequestOf } from "../../components/system/index.ts";
import { withoutUndefined } from "../governance/written.ts";
import { key, text } from "../texts.ts";

const word = z.string().min(1);
const json = z.record(word, z.json());

const document = z.strictObject({
  purpose: text,
  content: json.describe("what is set; passwords are no settings (guide 1.1.9)"),
  schema: json.optional().describe("JSON Schema that it keeps to, checked before each roll-out on AWS"),
});

/** `runs.configurations.<name>`: settings of the system, by versions. */
export const configurationSection = z.strictObject({
  documents: z.record(key, document).describe("by a name that is kept for good"),
  readers: z.record(key, z.array(key).min(1)).describe("application → documents that it reads (guide 1.1.2)"),
  rollBackOn: z
    .record(key, word)
    .optional()
    .describe("AWS: ARNs of alarms that turn a roll-out back (guide 11.5.4)"),
  size: word.optional().describe("Alibaba Cloud: class of a node; MSE_SC_2_4_60_c if left out"),
});

export function configurationRequest(
  section: z.infer<typeof configurationSection>,
): RequestOf<"configurations"> {
  const { documents, ...rest } = section;
  return {
    ...withoutUndefined(rest),
    documents: Object.fromEntries(
      Object.entries(documents).map(([name, each]) => [name, withoutUndefined(each)]),
    ),
  };
}
