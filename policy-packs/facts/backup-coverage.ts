import type { StackFact } from "../control.ts";
import { backupCoverage, type Coverage } from "../views/backup-coverage.ts";
import { DATA_TYPES } from "../views/protected-data.ts";

/** Every resource that holds data of its own, with the copies that the stack makes of it. */
export const dataCopies: StackFact<Coverage> = {
  name: "data-copies",
  scope: "stack",
  types: DATA_TYPES,
  read: (stack) => backupCoverage(stack).map((coverage) => ({ resource: coverage.resource, fact: coverage })),
};
