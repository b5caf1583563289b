import { type Cloud, type Judgement, type Known, UNKNOWN } from "../control.ts";
import type { PolicyDocument } from "../facts/policy-documents.ts";
import { fail, notApplicable, pass, undecided } from "../judgement.ts";
import type { Statement } from "../statements/document.ts";
import { freeActions } from "../statements/free-actions.ts";
import { granting } from "../statements/grants.ts";

/** What a control finds in one document: a sentence a statement, {@link UNKNOWN} where it cannot tell. */
export type Finder = (statements: readonly Statement[], document: PolicyDocument) => readonly Known<string>[];

/** As many findings as a line can hold. */
const SHOWN = 3;

/** Judges every document of a resource; a document that cannot be read is another control's finding. */
export function judgeDocuments(
  documents: readonly PolicyDocument[],
  { find, remedy }: { readonly find: Finder; readonly remedy: string },
): Judgement {
  const found = documents.flatMap((each): readonly Known<string>[] => {
    if (each.document.status === "invalid") return [];
    if (each.document.status === "unknown") return [UNKNOWN];
    const where = each.label === "" ? "" : `${each.label}: `;
    return find(each.document.statements, each).map((one) =>
      one === UNKNOWN || each.mayGrantNothing ? UNKNOWN : `${where}${one}`,
    );
  });
  const findings = [...new Set(found.filter((one) => one !== UNKNOWN))];
  if (findings.length > 0) return fail(shown(findings), remedy);
  if (found.length > 0) return undecided("parts of its policy are known only after deployment");
  if (documents.every(({ document }) => document.status === "invalid")) {
    return notApplicable("its policy cannot be read, which identity-require-valid-policy reports");
  }
  return pass;
}

export function shown(findings: readonly string[]): string {
  const more = findings.length - SHOWN;
  return `${findings.slice(0, SHOWN).join(", and ")}${more > 0 ? `, and ${more} more` : ""}`;
}

/** One finding for each statement of which `test` is true. */
export function byStatement(
  statements: readonly Statement[],
  test: (statement: Statement) => Known<boolean>,
  words: (statement: Statement) => string,
): readonly Known<string>[] {
  return statements.flatMap((statement): readonly Known<string>[] => {
    const met = test(statement);
    if (met === UNKNOWN) return [UNKNOWN];
    return met ? [`${statement.label} ${words(statement)}`] : [];
  });
}

/** One finding for each statement that allows actions of a kind on every resource. */
export function freely(
  statements: readonly Statement[],
  isAsked: (pattern: string) => boolean,
  words: (actions: string) => string,
): readonly Known<string>[] {
  return freeActions(statements, isAsked).map((found) =>
    found === UNKNOWN ? UNKNOWN : `${found.statement.label} ${words(listed(found.actions))}`,
  );
}

/** One finding for all the actions given that statements together allow on every resource. */
export function anywhere(
  statements: readonly Statement[],
  cloud: Cloud,
  actions: readonly string[],
  words: (actions: string) => string,
): readonly Known<string>[] {
  const answers = actions.map((action) => granting(statements, { cloud, action, resource: "*" }));
  const allowed = actions.filter((_, index) => answers[index] !== undefined && answers[index] !== UNKNOWN);
  if (allowed.length > 0) return [words(listed(allowed))];
  return answers.includes(UNKNOWN) ? [UNKNOWN] : [];
}

/** Actions of a statement, as a sentence names them. */
export function actionsOf({ actions }: Statement): string {
  const names = actions.patterns.map((name) => (name === UNKNOWN ? "an action still unknown" : name));
  return `${actions.except ? "everything but " : ""}${listed(names)}`;
}

function listed(names: readonly string[]): string {
  const some = names.length > SHOWN ? [...names.slice(0, SHOWN), `${names.length - SHOWN} more`] : names;
  return some.join(", ");
}
