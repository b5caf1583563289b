import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ExportFile } from "../../ipam/exporters/index.ts";
import { BadInput } from "../../ipam/index.ts";

/**
 * Writes all files aside before the first one gets its name: a full disk or a locked folder leaves the
 * files of the last export as they were. Other files of the folder stay.
 */
export function writeFiles(folder: string, files: readonly ExportFile[], cwd: string): void {
  const target = resolve(cwd, folder);
  const asides: { readonly aside: string; readonly name: string }[] = [];
  try {
    mkdirSync(target, { recursive: true });
    for (const { name, content } of files) {
      const aside = join(target, `.${name}.${process.pid}.tmp`);
      asides.push({ aside, name });
      writeFileSync(aside, content, { flush: true });
    }
    for (const { name } of asides) refuseFolder(join(target, name));
    for (const { aside, name } of asides) renameSync(aside, join(target, name));
  } catch (error) {
    for (const { aside } of asides) rmSync(aside, { force: true });
    throw unwritable(folder, error);
  }
}

/** The one thing a rename stops at that writing aside has not stopped at. */
function refuseFolder(path: string): void {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  throw Object.assign(new Error(path), { code: "EISDIR" });
}

function unwritable(folder: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const why = WORDS[code] ?? code;
  const message = `cannot be written (${why})`;
  const hint = "give the path of a folder that you may write to";
  return new BadInput([{ code: "file.access", severity: "error", file: folder, path: "", message, hint }]);
}

const WORDS: Readonly<Record<string, string>> = {
  EEXIST: "it is a file",
  ENOTDIR: "it is a file",
  EISDIR: "a folder stands where a file belongs",
  EACCES: "permission denied",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
};
