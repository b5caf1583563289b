import { buffer } from "node:stream/consumers";
import { type PreviewRecord, readState } from "../../preview/index.ts";
import type { Io } from "../io.ts";
import { readNamed } from "./named-file.ts";

const HINT = "write it with: pulumi stack export --file state.json";

/**
 * The state of a stack, from a file or with `-` from standard input.
 * @param option the argument or option that names it
 * @throws BadInput if it is none
 */
export async function stateAt(state: string, io: Io, option = "state"): Promise<PreviewRecord> {
  if (state === "-") return readState(await buffer(process.stdin), "standard input");
  return readState(readNamed(option, state, io.cwd, HINT), state);
}
