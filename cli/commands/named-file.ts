import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { BadInput } from "../../ipam/diagnostic.ts";

/** What is wrong with an option or argument as it was given. */
export function badOption(file: string, value: string | undefined, message: string, hint: string): BadInput {
  const shown = value === undefined ? {} : { value };
  return new BadInput([
    { code: "preview.option", severity: "error", file, path: "", ...shown, message, hint },
  ]);
}

/** The file that an option names. @throws BadInput naming the option if it cannot be read */
export function readNamed(option: string, file: string, cwd: string, hint: string): Uint8Array {
  try {
    return readFileSync(resolve(cwd, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const fault =
      code === "ENOENT" ? "no such file" : code === "EISDIR" ? "is a folder" : `cannot be read (${code})`;
    throw badOption(option, file, fault, hint);
  }
}

/** Writes the file that an option names, whole or not at all. @throws BadInput naming the option if it cannot be */
export async function writeNamed(
  option: string,
  file: string | undefined,
  path: string,
  text: string,
): Promise<void> {
  try {
    await writeFileAtomic(path, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw badOption(option, file, `cannot be written (${reason})`, "give a file in a folder that exists");
  }
}
