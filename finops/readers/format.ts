import type { ChargeColumn } from "../charge.ts";
import type { BillColumns } from "./cells.ts";

/** One way in which clouds write bills. */
export interface BillFormat {
  readonly id: string;
  readonly title: string;
  /** Whether a file with these columns is of this format. */
  recognises(columns: BillColumns): boolean;
  /** How each column of a charge is made of the file's own; what is left out is NULL. */
  charges(columns: BillColumns): Readonly<Partial<Record<ChargeColumn, string>>>;
}
