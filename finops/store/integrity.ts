import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { UnreadableFile } from "../readers/csv-header.ts";

/** What a file is, found without the engine: a reader that loses rows is then noticed. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
  /** Records after the header, counted by their line ends; undefined for Parquet, which says so itself. */
  readonly records?: number;
}

/**
 * Reads the file once, to its end. A gzip file is unpacked whole, so its check sum counts.
 * @throws UnreadableFile for a gzip file that is cut off or damaged
 */
export async function fileFacts(path: string, kind: "csv" | "csv.gz" | "parquet"): Promise<FileFacts> {
  const hash = createHash("sha256");
  let bytes = 0;
  const counter = new RecordCounter();
  const taps = new Transform({
    transform(part: Buffer, _, done) {
      bytes += part.length;
      hash.update(part);
      done(undefined, part);
    },
  });
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  const count = async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) if (kind !== "parquet") counter.add(part);
  };
  if (kind === "csv.gz") {
    try {
      await pipeline(source, taps, createGunzip({ chunkSize: 1 << 20 }), count);
    } catch (cause) {
      throw new UnreadableFile(
        "is no whole gzip file",
        "it was cut off or changed on its way: fetch it again",
        {
          cause,
        },
      );
    }
  } else await pipeline(source, taps, count);
  const records = kind === "parquet" ? {} : { records: Math.max(0, counter.total() - 1) };
  return { bytes, sha256: hash.digest("hex"), ...records };
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Counts records as RFC 4180 has them: a line end within quotes is part of a value, an empty line is none. */
export class RecordCounter {
  #quoted = false;
  #empty = true;
  #records = 0;

  add(part: Buffer): void {
    let quoted = this.#quoted;
    let empty = this.#empty;
    let records = 0;
    for (let index = 0; index < part.length; index += 1) {
      const byte = part[index];
      if (byte === QUOTE) {
        quoted = !quoted;
        empty = false;
      } else if (byte === LINE_FEED) {
        if (!quoted) {
          if (!empty) records += 1;
          empty = true;
        }
      } else if (byte !== RETURN) empty = false;
    }
    this.#quoted = quoted;
    this.#empty = empty;
    this.#records += records;
  }

  /** The last record need not end its line. */
  total(): number {
    return this.#records + (this.#empty ? 0 : 1);
  }
}
