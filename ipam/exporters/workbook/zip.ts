import { constants, deflateRawSync } from "node:zlib";
import { Zip, ZipPassThrough } from "fflate";

/** First day that the dates of a ZIP archive know: the same content gives the same bytes on every day. */
const FIRST_DAY = new Date(1980, 0, 1);

/** A file of an archive, in pieces: a large one never stands in memory as a whole. */
export interface ArchivedFile {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

export function zipped(files: readonly ArchivedFile[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const { name, pieces } of files) {
    const file = new DeflatedFile(name);
    archive.add(file);
    for (const piece of pieces) file.push(Buffer.from(piece));
    file.push(new Uint8Array(0), true);
  }
  archive.end();
  return Buffer.concat(chunks);
}

/** Compressed by Node, ten times as fast as in JavaScript. */
class DeflatedFile extends ZipPassThrough {
  override compression = 8;
  override mtime = FIRST_DAY;

  /** Each piece is a stream of its own that ends at a whole byte, so one goes on where another ended. */
  protected override process(chunk: Uint8Array, final: boolean): void {
    const finishFlush = final ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    this.ondata(null, deflateRawSync(chunk, { level: LEVEL, finishFlush }), final);
  }
}

/** Above this, tables of addresses get hardly smaller and take twice the time. */
const LEVEL = 3;
