import { control } from "../../control.ts";
import { managedPassword } from "../../facts/database-access.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireManagedPassword = control({
  id: "db-require-managed-password",
  title: "The service, not the program, holds the administrator's password",
  clauses: ["10.4.1-b", "1.1.5-a", "1.1.2-a"],
  mlps: "8.1.4.1",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "A password that a program writes is in its state, in the history of changes, and never changed again, as that would be a deployment.",
  sameAs: [],
  fact: managedPassword,
  judge: (value) =>
    requireTrue(
      value,
      "who holds its password",
      "takes its password from the program",
      "let the service make it, or give it enciphered by the key service",
    ),
});
