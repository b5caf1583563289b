import { control } from "../../control.ts";
import { riskyParameters } from "../../facts/database-upkeep.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbNoRiskyParameters = control({
  id: "db-no-risky-parameters",
  title: "No parameter opens the server to its clients",
  clauses: ["10.1.2-b", "10.1.2-a"],
  mlps: "8.1.4.4",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Such a switch lets a statement read files of the server, run code in it, or have its password guessed back.",
  sameAs: [],
  fact: riskyParameters,
  judge({ set, undecided: unsure }) {
    if (set.length > 0) {
      return fail(
        `sets ${set.join(", ")} in an unsafe way`,
        `leave ${set.length === 1 ? "it" : "them"} at the safe value`,
      );
    }
    return unsure ? undecided("a parameter is known only after deployment") : pass;
  },
});
