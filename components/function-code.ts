import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { BadInput } from "../ipam/diagnostic.ts";

/** The program of a component's function as it was built, whole: its content decides whether it is new. */
export interface FunctionCode {
  readonly text: string;
  readonly sha256: string;
}

/**
 * `components/<capability>/function/bin/index.cjs`, which `npm run prepare` builds.
 * @throws BadInput where it was not built.
 */
export function functionCode(capability: string): FunctionCode {
  const file = new URL(`./${capability}/function/bin/index.cjs`, import.meta.url);
  if (!existsSync(file)) {
    throw new BadInput([
      {
        code: "function.missing",
        severity: "error",
        file: `function of ${capability}`,
        path: "",
        message: "was not built",
        hint: "run: npm run prepare",
      },
    ]);
  }
  const text = readFileSync(file, "utf8");
  return { text, sha256: createHash("sha256").update(text).digest("hex") };
}

/**
 * A ZIP archive of one file, in Base64, as Function Compute takes code inline. Stored and without a time, so
 * that the same code gives the same bytes on every machine and with every version of Node.
 */
export function zipOf(name: string, text: string): string {
  const content = Buffer.from(text, "utf8");
  const path = Buffer.from(name, "utf8");
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0); // version 2.0
  common.writeUInt16LE(0x0800, 2); // names are UTF-8
  common.writeUInt16LE(0x21, 8); // 1 January 1980
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), common, path, content]);
  const attributes = Buffer.alloc(14);
  attributes.writeUInt32LE(0o100644 * 0x10000, 6);
  const version = Buffer.from([20, 3]); // made on UNIX, so the file's mode counts
  const entry = Buffer.concat([Buffer.from("PK\u0001\u0002", "latin1"), version, common, attributes, path]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(entry.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, entry, Buffer.from("PK\u0005\u0006", "latin1"), end]).toString("base64");
}
