import { parseDocument } from "yaml";
import { BadInput, readSource } from "../../ipam/index.ts";
import { parseExceptions, type WrittenException } from "./parse.ts";

/** A file that no exception has been written to yet. */
export const EMPTY_EXCEPTIONS = `# Failures that somebody answers for, each with an end.
apiVersion: atrium/v1
kind: Exceptions
exceptions: []
`;

/**
 * The file with one exception more; comments and layout of the others stay as they are.
 * @param text what the file holds
 * @param file its name for messages
 * @param replace whether one for the same control and resource gives way, instead of being a fault
 * @throws BadInput if the file, or what is to be added, is no exception
 */
export function addException(
  text: string,
  file: string,
  exception: WrittenException,
  { replace = false }: { readonly replace?: boolean } = {},
): string {
  const held = parseExceptions(readSource(text, file));
  const at = held.findIndex(
    ({ control, resource }) => control === exception.control && resource === exception.resource,
  );
  if (at >= 0 && !replace) throw alreadyHeld(file, held[at], at);
  const document = parseDocument(text);
  const list = document.getIn(["exceptions"]);
  if (at >= 0) {
    // Values alone change, so that comments beside them stay.
    for (const [key, value] of Object.entries(exception)) document.setIn(["exceptions", at, key], value);
  } else {
    document.addIn(["exceptions"], document.createNode({ ...exception }));
    // An empty list is written as [], and what follows it would stay on one line.
    if (held.length === 0 && typeof list === "object" && list !== null) Object.assign(list, { flow: false });
  }
  const written = document.toString({ lineWidth: 0 });
  parseExceptions(readSource(written, file));
  return written;
}

function alreadyHeld(file: string, held: WrittenException | undefined, at: number): BadInput {
  return new BadInput([
    {
      code: "exceptions.held",
      severity: "error",
      file,
      path: `exceptions[${at}]`,
      message: `excuses the same already, until ${held?.expires} (${held?.ticket})`,
      hint: "give --replace to put this one in its place",
    },
  ]);
}
