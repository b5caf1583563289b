import { control } from "../../control.ts";
import { agentGuarded } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireAgentGuardrails = control({
  id: "platform-require-agent-guardrails",
  title: "Agents that talk with people keep to written limits",
  clauses: ["7.3.2-b", "11.4.2-c"],
  mlps: "8.1.4.11",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Without limits an agent says what it is talked into saying: other members' names, prices that nobody set.",
  sameAs: ["CKV_AWS_383", "bedrock_agent_guardrail_enabled"],
  absent: { alicloud: "guardrails of Model Studio are set in its own console, beyond the provider's reach" },
  fact: agentGuarded,
  judge: (value) => requireTrue(value, "which limits it keeps to", "it keeps to no guardrail", "name one"),
});
