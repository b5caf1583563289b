/** One CSV file of NetBox: named after what it holds. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Made when the file is written: a large plan never stands in memory as cells. */
  readonly rows: Iterable<readonly string[]>;
}
