import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { type PreviewRecord, readState } from "../../preview/index.ts";
import type { Io } from "../io.ts";
import { badOption } from "./judging.ts";

/** The state of a stack, from a file or with `-` from standard input. @throws BadInput if it is none */
export async function stateAt(state: string, io: Io): Promise<PreviewRecord> {
  return readState(await content(state, io), state === "-" ? "standard input" : state);
}

async function content(state: string, io: Io): Promise<Uint8Array> {
  if (state === "-") return buffer(process.stdin);
  try {
    return readFileSync(resolve(io.cwd, state));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const fault =
      code === "ENOENT" ? "no such file" : code === "EISDIR" ? "is a folder" : `cannot be read (${code})`;
    throw badOption("state", state, fault, "write it with: pulumi stack export --file state.json");
  }
}
