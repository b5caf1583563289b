import { control } from "../../control.ts";
import { anyPolicies } from "../../facts/any-policies.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { shown } from "../../judgements/document.ts";

export const identityRequireValidPolicy = control({
  id: "identity-require-valid-policy",
  title: "Policy documents are well formed",
  clauses: ["8.3.1-a", "8.3.1-c"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "The cloud refuses the document in the middle of a deployment, and until then nobody can say what it allows.",
  sameAs: [],
  fact: anyPolicies,
  judge(documents) {
    const faults = documents.flatMap(({ label, document }) =>
      document.status === "invalid"
        ? document.faults.map((fault) => `its policy${label === "" ? "" : ` ${label}`} ${fault}`)
        : [],
    );
    if (faults.length > 0)
      return fail(shown(faults), "mend the document: the cloud refuses it, and nothing else can be judged");
    return documents.some(({ document }) => document.status === "unknown")
      ? undecided("its policy is known only after deployment")
      : pass;
  },
});
