import type { KeyRef } from "../keys/contract.ts";

/** The two keys of an archive: of the logs, and of their copy in the other region. */
export interface ArchiveKeyRefs {
  readonly log: KeyRef;
  readonly copy: KeyRef;
}
