import { isAbsolute, relative } from "node:path";

/** A path as the user would write it: relative to where the command was given, where that is shorter. */
export function showPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near !== "" && !near.startsWith("..") && !isAbsolute(near) ? near : path;
}
