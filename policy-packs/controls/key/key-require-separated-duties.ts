import { type Cloud, control, type Known, UNKNOWN } from "../../control.ts";
import { effectiveKeys } from "../../facts/effective-keys.ts";
import { joinDocuments } from "../../facts/policy-documents.ts";
import { notApplicable } from "../../judgement.ts";
import { judgeDocuments } from "../../judgements/document.ts";
import { actionsMatch, isWholeAccount } from "../../statements/decide.ts";
import type { Statement } from "../../statements/document.ts";
import { isIdle } from "../../statements/grants.ts";
import { named } from "../../statements/outsiders.ts";

const DUTIES: Readonly<
  Record<Cloud, { readonly administers: readonly string[]; readonly uses: readonly string[] }>
> = {
  aws: { administers: ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"], uses: ["kms:Decrypt"] },
  alicloud: { administers: ["kms:SetKeyPolicy", "kms:ScheduleKeyDeletion"], uses: ["kms:Decrypt"] },
};

export const keyRequireSeparatedDuties = control({
  id: "key-require-separated-duties",
  title: "Whoever administers a key does not decrypt with it",
  clauses: ["8.3.3-e", "1.2.1-a"],
  mlps: "8.1.4.2",
  severity: "medium",
  // Separate keepers of keys are a team of their own, which smaller groups do not have; strict asks for them.
  packs: { baseline: "disabled", payment: "mandatory" },
  why: "Whoever decrypts and also writes the key's policy can hide what they read, and lock out everybody else.",
  sameAs: [],
  fact: effectiveKeys,
  judge({ cloud, policies, grants }) {
    const documents = [...policies, ...grants];
    if (documents.length === 0) return notApplicable("it has no policy of its own");
    return judgeDocuments([joinDocuments(documents, { cloud, kind: "key", label: "" })], {
      find: (statements) => {
        const { administers, uses } = DUTIES[cloud];
        const administrators = holders(statements, administers);
        const users = holders(statements, uses);
        return [...administrators].flatMap((name): readonly Known<string>[] => {
          if (!users.has(name)) return [];
          return [name === UNKNOWN ? UNKNOWN : `${name} both administers and decrypts`];
        });
      },
      remedy: "give one role the administration and others the use",
    });
  },
});

/** Who is allowed one of the actions by name. The account itself only hands the decision to its own policies. */
function holders(statements: readonly Statement[], actions: readonly string[]): ReadonlySet<Known<string>> {
  return new Set(
    statements
      .filter(
        (statement) =>
          statement.effect !== "Deny" &&
          isUnconditional(statement) &&
          actions.some((action) => actionsMatch(statement, action) === "all"),
      )
      .flatMap(named)
      .filter(({ kind, name }) => kind !== "Service" && !isWholeAccount(name))
      .map(({ name }) => name),
  );
}

/** Use through a service alone, or for one context, is no use of one's own. */
function isUnconditional({ conditions }: Statement): boolean {
  return conditions === UNKNOWN || conditions.every(isIdle);
}
