export { decode, inFileOrder } from "./decode.ts";
export { BadInput, type Diagnostic, formatDiagnostic } from "./diagnostic.ts";
export { Address, BITS, type Family, MalformedAddress, parseAddress } from "./ip.ts";
export { AddressRange, Prefix, parsePrefix, parseRange } from "./prefix.ts";
export { type FaultAt, type FaultText, type Path, printPath, readSource, type Source } from "./source.ts";
export { didYouMean, nearest } from "./suggest.ts";
