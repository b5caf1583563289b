import { type Judgement, type Known, type Settings, UNKNOWN } from "../control.ts";
import { type Exempt, exemptDefaults, exemptSchema, spare } from "../environment.ts";
import { notApplicable, undecided, whereAsked } from "../judgement.ts";
import type { BackupCopy } from "../views/backup-copy.ts";
import type { Coverage } from "../views/backup-coverage.ts";

/** Whose data is important, and whose may be lost. */
export interface DataScope extends Exempt {
  readonly importantClasses: readonly string[];
}

export const dataScope: DataScope = {
  ...exemptDefaults,
  importantClasses: ["confidential", "restricted"],
};

export const dataScopeSchema: Settings<DataScope>["schema"] = {
  ...exemptSchema,
  importantClasses: {
    type: "array",
    items: { type: "string" },
    description: "values of the data-class tag whose data is important",
  },
};

/** The question is asked of important data alone. */
export function ofImportant(coverage: Coverage, scope: DataScope, judge: () => Judgement): Judgement {
  const important = isImportant(coverage, scope);
  if (important === UNKNOWN) return undecided("its data class is known only after deployment");
  return important ? ofKept(coverage, scope, judge) : notApplicable("its data is not graded as important");
}

/** The question is asked of all data; buckets are asked only for what is important, since they keep versions. */
export function ofEverything(coverage: Coverage, scope: DataScope, judge: () => Judgement): Judgement {
  return coverage.kind === "bucket" ? ofImportant(coverage, scope, judge) : ofKept(coverage, scope, judge);
}

function isImportant({ dataClass }: Coverage, { importantClasses }: DataScope): Known<boolean> {
  if (dataClass === UNKNOWN || dataClass === undefined) return dataClass ?? false;
  return importantClasses.includes(dataClass.trim().toLowerCase());
}

/** Data that can be made again needs no copy, where its owner says from what. */
export function ofKept(
  { exemption, environment, mayBeCopy }: Coverage,
  scope: Exempt,
  judge: () => Judgement,
): Judgement {
  if (exemption !== undefined && exemption !== UNKNOWN && isReason(exemption)) {
    return notApplicable(`needs no backup: ${exemption}`);
  }
  const judgement = spare(judge(), environment, scope);
  const exempt = exemption === UNKNOWN ? UNKNOWN : false;
  const own = mayBeCopy ? UNKNOWN : true;
  return whereAsked(
    own,
    whereAsked(exempt, judgement, "whether it needs a backup"),
    "whether it holds data of its own",
  );
}

/** One word alone is no reason. */
export function isReason(words: string): boolean {
  return /\S\s+\S/.test(words);
}

/** A replica follows its original into every deletion and every mistake: a copy, and no backup. */
export function backupsAmong(copies: readonly BackupCopy[]): readonly BackupCopy[] {
  return copies.filter(({ means }) => means !== "replication");
}

/** Does a copy do what is asked? Unknown where one may, and none surely does. */
export function someCopy(
  { copies, possible }: Pick<Coverage, "copies" | "possible">,
  asked: (copy: BackupCopy) => Known<boolean>,
): Known<boolean> {
  const sure = copies.map(asked);
  if (sure.includes(true)) return true;
  const perhaps = possible.some((copy) => asked(copy) !== false);
  return perhaps || sure.includes(UNKNOWN) ? UNKNOWN : false;
}
