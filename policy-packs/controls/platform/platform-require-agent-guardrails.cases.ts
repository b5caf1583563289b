import { type ControlCases, example } from "../../testing.ts";
import { platformRequireAgentGuardrails } from "./platform-require-agent-guardrails.ts";

const AGENT_AGENT = "aws:bedrock/agentAgent:AgentAgent";

export const cases: ControlCases = {
  control: platformRequireAgentGuardrails,
  aws: {
    pass: [
      example(AGENT_AGENT, {
        guardrailConfigurations: [{ guardrailIdentifier: "g", guardrailVersion: "1" }],
      }),
    ],
    fail: [example(AGENT_AGENT, {}), example(AGENT_AGENT, { guardrailConfigurations: [] })],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};
