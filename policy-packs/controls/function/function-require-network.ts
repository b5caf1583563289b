import { control } from "../../control.ts";
import { cloudFunctions } from "../../facts/cloud-function.ts";
import { notApplicable, requireTrue } from "../../judgement.ts";

export const functionRequireNetwork = control({
  id: "function-require-network",
  title: "Functions run in a network of the account",
  clauses: ["8.3.2-a"],
  mlps: "8.1.2.1",
  severity: "medium",
  packs: { baseline: "disabled", strict: "advisory", payment: "mandatory" },
  why: "Outside your networks no flow log sees what a function sends away, and no rule can stop it.",
  sameAs: ["CKV_AWS_117", "LambdaInsideVPC", "awslambda_function_inside_vpc"],
  fact: cloudFunctions,
  judge: ({ inNetwork }) =>
    inNetwork === undefined
      ? notApplicable("its service decides which network it runs in")
      : requireTrue(
          inNetwork,
          "which network it runs in",
          "it runs outside the account's networks, or leaves them by the service's own way",
          "place it in subnets of a network, and take the service's internet access away",
        ),
});
