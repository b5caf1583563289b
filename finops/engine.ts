import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { literal } from "./sql.ts";

export interface EngineOptions {
  /** Most memory the engine sets aside before it writes to disk. Default: 512 MB. */
  readonly memoryMb?: number;
  /** Default: as many as the machine has. Reading text takes some 400 MB a thread. */
  readonly threads?: number;
  /** Where it writes then. Default: beside nothing, that is, never. */
  readonly spillTo?: string;
}

/** A row as text: money never passes through a float, and counts are turned into numbers where they are used. */
export type Row = Readonly<Record<string, string | null>>;

/** DuckDB in this process. It reads and writes the files it is told of, and nothing leaves the machine. */
export class Engine {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open({ memoryMb = 512, threads, spillTo }: EngineOptions = {}): Promise<Engine> {
    const instance = await DuckDBInstance.create(":memory:", {
      memory_limit: `${memoryMb}MB`,
      // Extensions are fetched from the network; a bill needs none, and is never to meet one.
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      temp_directory: spillTo ?? "",
      ...(threads !== undefined && { threads: String(threads) }),
    });
    const connection = await instance.connect();
    const engine = new Engine(instance, connection);
    await engine.run("SET TimeZone = 'UTC'");
    await engine.run("SET preserve_insertion_order = false");
    return engine;
  }

  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  /** Every value as text, NULL as null. */
  async rows(sql: string): Promise<readonly Row[]> {
    const reader = await this.#connection.runAndReadAll(sql);
    const names = reader.columnNames();
    return reader
      .getRowsJson()
      .map((values) =>
        Object.fromEntries(
          names.map((name, index) => [name, values[index] === null ? null : String(values[index])]),
        ),
      );
  }

  /** @throws Error where there is not exactly one row */
  async row(sql: string): Promise<Row> {
    const [row, ...others] = await this.rows(sql);
    if (row === undefined || others.length > 0) throw new Error(`expected one row of: ${sql}`);
    return row;
  }

  /** Share of the running statement that is done, 0 to 1; undefined where the engine cannot tell. */
  progress(): number | undefined {
    const { percentage } = this.#connection.progress;
    return percentage < 0 ? undefined : percentage / 100;
  }

  close(): void {
    this.#connection.disconnectSync();
    this.#instance.closeSync();
  }
}

/** Columns of a file that DuckDB describes by itself: name → its type. */
export async function columnsOf(engine: Engine, path: string): Promise<ReadonlyMap<string, string>> {
  const rows = await engine.rows(`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`);
  return new Map(rows.map(({ column_name, column_type }) => [column_name ?? "", column_type ?? ""]));
}
