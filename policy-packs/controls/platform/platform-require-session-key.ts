import { control } from "../../control.ts";
import { sessionKey } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireSessionKey = control({
  id: "platform-require-session-key",
  title: "Sessions on machines are encrypted with a customer key",
  clauses: ["8.3.3-a", "11.6.3-b"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "A session carries what an operator types, passwords among it.",
  sameAs: ["CKV_AWS_112"],
  absent: {
    alicloud:
      "sessions there go over the bastion or the cloud assistant, which are always encrypted and recorded by the service",
  },
  fact: sessionKey,
  judge: (value) =>
    requireTrue(
      value,
      "how sessions are encrypted",
      "sessions are not encrypted with a customer key",
      "name a key in the document",
    ),
});
