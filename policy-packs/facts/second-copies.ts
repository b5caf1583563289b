import type { Known, StackFact } from "../control.ts";
import { backupCoverage, type Coverage } from "../views/backup-coverage.ts";
import { DATA_TYPES } from "../views/protected-data.ts";
import { carriedElsewhere } from "../views/second-provider.ts";
import { tagOf } from "./tags.ts";

/** Data, the system that it is of, and what shows that a copy lies outside its cloud. */
export interface SecondCopy extends Coverage {
  readonly system: Known<string> | undefined;
  readonly carried: Known<boolean>;
  /** Where its owner says that a copy lies which no program makes. */
  readonly said: Known<string> | undefined;
}

export const secondCopies: StackFact<SecondCopy> = {
  name: "second-copies",
  scope: "stack",
  types: DATA_TYPES,
  read: (stack) =>
    backupCoverage(stack).map((coverage) => ({
      resource: coverage.resource,
      fact: {
        ...coverage,
        system: tagOf(coverage.resource, "system"),
        carried: carriedElsewhere(stack, coverage.resource),
        said: tagOf(coverage.resource, "second-copy"),
      },
    })),
};
