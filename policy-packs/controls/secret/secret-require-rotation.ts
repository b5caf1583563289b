import { control, UNKNOWN } from "../../control.ts";
import { secretRotation } from "../../facts/secret-settings.ts";
import { notApplicable, requireTrue, undecided } from "../../judgement.ts";

export const secretRequireRotation = control({
  id: "secret-require-rotation",
  title: "Secrets are changed by themselves",
  clauses: ["1.1.2-c", "11.4.2-b"],
  mlps: "8.1.10.9",
  severity: "medium",
  // The guide asks it of passwords of administrators and databases; not every secret is one.
  packs: { baseline: "disabled", payment: "mandatory" },
  why: "What nobody has to remember is not forgotten: a secret that changes by itself is worth nothing a few weeks after it leaked.",
  sameAs: ["CKV2_AWS_57", "AwsSolutions-SMG4"],
  fact: secretRotation,
  judge({ rotatable, rotated }) {
    if (rotated !== true && rotatable === UNKNOWN)
      return undecided("its type is known only after deployment");
    if (rotatable === false) return notApplicable("the service changes no generic secrets; its owner does");
    return requireTrue(rotated, "its rotation", "is never changed by itself", "switch its rotation on");
  },
});
