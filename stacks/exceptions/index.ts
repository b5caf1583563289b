export { addException, EMPTY_EXCEPTIONS } from "./add.ts";
export { parseExceptions, type WrittenException } from "./parse.ts";
