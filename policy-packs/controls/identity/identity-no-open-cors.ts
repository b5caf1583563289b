import { control } from "../../control.ts";
import { functionSites } from "../../facts/open-functions.ts";
import { forbid } from "../../judgement.ts";

export const identityNoOpenCors = control({
  id: "identity-no-open-cors",
  title: "A function's own address does not serve every site with every method",
  clauses: ["11.4.1-b"],
  mlps: "8.1.4.1",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Any page that a signed-in user opens may call the function in that user's name, writing included.",
  sameAs: ["CKV2_AWS_75"],
  absent: { alicloud: "Function Compute sets no cross-origin rules; the function answers them itself" },
  fact: functionSites,
  judge: (open) =>
    forbid(
      open,
      "which sites may call it",
      "may be called by every site with every method",
      "name the sites in allowOrigins, and the methods",
    ),
});
