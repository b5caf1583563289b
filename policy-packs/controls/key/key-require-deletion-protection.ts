import { control, UNKNOWN } from "../../control.ts";
import { keyState } from "../../facts/key-state.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const keyRequireDeletionProtection = control({
  id: "key-require-deletion-protection",
  title: "Keys are protected against deletion",
  clauses: ["8.3.3-e"],
  mlps: "8.1.10.9",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "One wrong call orders the end of the key and of all data under it. The protection makes it two calls by somebody who means it.",
  sameAs: [],
  absent: {
    aws: "KMS has no such switch; the waiting period, and `protect` in the program, stand in for it",
  },
  fact: keyState,
  judge: ({ protected: isProtected, enabled }) =>
    isProtected === undefined
      ? notApplicable("the cloud has no such switch")
      : enabled === false && isProtected === false
        ? notApplicable("a disabled key cannot be protected")
        : requireTrue(
            enabled === UNKNOWN && isProtected === false ? UNKNOWN : isProtected,
            "the protection of the key",
            "can be deleted in one call",
            "set deletionProtection to Enabled, with the reason in deletionProtectionDescription",
          ),
});
