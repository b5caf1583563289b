import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

/** What the first record of a CSV file says about the rest of it. */
export interface CsvHeader {
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly gzip: boolean;
  readonly byteOrderMark: boolean;
}

/** Why a file has no header that can be read; a sentence without its subject. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/** Longest header that is looked for: FOCUS 1.4 takes 2 KB, a legacy report with 500 tag keys 30. */
const MOST_BYTES = 1 << 20;

/** @throws UnreadableFile */
export async function readCsvHeader(path: string): Promise<CsvHeader> {
  const gzip = await isGzip(path);
  const text = decode(await start(path, gzip));
  const byteOrderMark = text.startsWith("\uFEFF");
  const body = byteOrderMark ? text.slice(1) : text;
  if (body.trim() === "")
    throw new UnreadableFile("is empty", "export the bill again; even a month without cost has a header");
  const delimiter = delimiterOf(body);
  const columns = record(body, delimiter).map((name) => name.trim());
  const twice = columns.filter((name, index) => columns.indexOf(name) !== index);
  if (twice.length > 0)
    throw new UnreadableFile(
      `has the column "${twice[0]}" twice`,
      "keep the one that holds the bill's own values",
    );
  return { columns, delimiter, gzip, byteOrderMark };
}

async function isGzip(path: string): Promise<boolean> {
  const first = await bytes(createReadStream(path, { start: 0, end: 1 }), 2);
  return first[0] === 0x1f && first[1] === 0x8b;
}

async function start(path: string, gzip: boolean): Promise<Buffer> {
  const file = createReadStream(path, { highWaterMark: 1 << 16 });
  if (!gzip) return bytes(file, MOST_BYTES);
  const unpacked = createGunzip();
  file.on("error", (error) => unpacked.destroy(error));
  file.pipe(unpacked);
  try {
    return await bytes(unpacked, MOST_BYTES);
  } catch (cause) {
    throw new UnreadableFile(
      "is no whole gzip file",
      "it was cut off or changed on its way: fetch it again",
      { cause },
    );
  } finally {
    file.destroy();
  }
}

async function bytes(stream: NodeJS.ReadableStream & AsyncIterable<unknown>, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    parts.push(part as Buffer);
    size += (part as Buffer).length;
    if (size >= most) break;
  }
  return Buffer.concat(parts);
}

function decode(head: Buffer): string {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    throw new UnreadableFile("is written in UTF-16", "save it as CSV UTF-8");
  if (head.subarray(0, 4).toString("latin1") === "PK\u0003\u0004")
    throw new UnreadableFile("is a ZIP archive", "unpack it and give the CSV or Parquet file in it");
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(head);
  // The last character may be cut in two; any other that is no UTF-8 is another encoding.
  if (text.slice(0, -2).includes("\uFFFD"))
    throw new UnreadableFile(
      "is not written in UTF-8",
      "save it as CSV UTF-8; a Chinese Excel writes GBK by default",
    );
  return text;
}

function delimiterOf(text: string): string {
  const line = text.slice(0, /\r?\n/.exec(text)?.index ?? text.length);
  const counts = [",", ";", "\t", "|"].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

/** The first record; a quoted name may hold delimiters and line breaks. */
function record(text: string, delimiter: string): readonly string[] {
  const fields: string[] = [];
  let field = "";
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[index + 1] === '"') {
        field += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && field.trim() === "") {
      quoted = true;
      field = "";
    } else if (character === delimiter) {
      fields.push(field);
      field = "";
    } else if (character === "\n" || character === "\r") break;
    else field += character;
  }
  fields.push(field);
  return fields;
}
