/** The two address families, in the words of the plan file. */
export type Family = "ipv4" | "ipv6";

/** Width of an address in bits. */
export const BITS = { ipv4: 32, ipv6: 128 } as const satisfies Record<Family, number>;

/** A text that is no address or prefix; says what is wrong with it and what to write instead. */
export class MalformedAddress extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = "MalformedAddress";
    this.hint = hint;
  }
}

/**
 * An IPv4 or IPv6 address as unsigned 32-bit words, most significant first.
 * IPv4 uses `w0` alone. Plain numbers: BigInt is some ten times slower on a plan of 100,000 prefixes.
 */
export class Address {
  readonly family: Family;
  readonly w0: number;
  readonly w1: number;
  readonly w2: number;
  readonly w3: number;

  constructor(family: Family, w0: number, w1 = 0, w2 = 0, w3 = 0) {
    this.family = family;
    this.w0 = w0;
    this.w1 = w1;
    this.w2 = w2;
    this.w3 = w3;
  }

  static ipv4(value: number): Address {
    return new Address("ipv4", value);
  }

  /** Order of the numbers; every IPv4 address comes before every IPv6 one. */
  compare(other: Address): number {
    if (this.family !== other.family) return this.family === "ipv4" ? -1 : 1;
    return this.w0 - other.w0 || this.w1 - other.w1 || this.w2 - other.w2 || this.w3 - other.w3;
  }

  equals(other: Address): boolean {
    return this.compare(other) === 0;
  }

  /** The address `count` further on (back, if negative), or undefined past either end of the family. */
  plus(count: number): Address | undefined {
    if (this.family === "ipv4") {
      const value = this.w0 + count;
      return value < 0 || value > MAX_WORD ? undefined : Address.ipv4(value);
    }
    const value = this.toBigInt() + BigInt(count);
    return value < 0n || value >> 128n !== 0n ? undefined : Address.fromBigInt("ipv6", value);
  }

  /** BigInt is for the edges: reverse zones, counts, other people's libraries. */
  toBigInt(): bigint {
    if (this.family === "ipv4") return BigInt(this.w0);
    return (BigInt(this.w0) << 96n) | (BigInt(this.w1) << 64n) | (BigInt(this.w2) << 32n) | BigInt(this.w3);
  }

  static fromBigInt(family: Family, value: bigint): Address {
    if (family === "ipv4") return Address.ipv4(Number(value));
    const word = (shift: bigint) => Number((value >> shift) & 0xffffffffn);
    return new Address("ipv6", word(96n), word(64n), word(32n), word(0n));
  }

  /** Dotted quad, or RFC 5952: lower case, longest run of zero groups cut, the first one of equals. */
  toString(): string {
    return this.family === "ipv4" ? printIpv4(this.w0) : printIpv6(this);
  }

  /** In JSON an address is its text. */
  toJSON(): string {
    return this.toString();
  }
}

const MAX_WORD = 0xffffffff;

function printIpv4(value: number): string {
  return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

function printIpv6({ w0, w1, w2, w3 }: Address): string {
  const groups = [
    w0 >>> 16,
    w0 & 0xffff,
    w1 >>> 16,
    w1 & 0xffff,
    w2 >>> 16,
    w2 & 0xffff,
    w3 >>> 16,
    w3 & 0xffff,
  ];
  let start = -1;
  let length = 1;
  for (let i = 0; i < 8; i++) {
    let run = 0;
    while (i + run < 8 && groups[i + run] === 0) run++;
    if (run > length) {
      start = i;
      length = run;
    }
    i += run;
  }
  let text = "";
  for (let i = 0; i < 8; i++) {
    if (i === start) {
      text += "::";
      i += length - 1;
    } else {
      text += text === "" || text.endsWith("::") ? hex(groups[i]) : `:${hex(groups[i])}`;
    }
  }
  return text;
}

function hex(group = 0): string {
  return group.toString(16);
}

/**
 * Reads one address, and nothing but an address: no octal, no short forms, no spaces, no zone index.
 * @throws MalformedAddress
 */
export function parseAddress(text: string): Address {
  return text.includes(":") ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): Address {
  let value = 0;
  let parts = 0;
  let digits = 0;
  let octet = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i === text.length ? DOT : text.charCodeAt(i);
    if (code === DOT) {
      if (digits === 0) throw notIpv4(text, parts);
      value = value * 256 + octet;
      parts++;
      digits = 0;
      octet = 0;
    } else if (code >= ZERO && code <= NINE) {
      if (digits > 0 && octet === 0) throw leadingZero(text);
      octet = octet * 10 + code - ZERO;
      digits++;
      if (octet > 255) {
        throw new MalformedAddress(
          "a part of an IPv4 address is above 255",
          "write four numbers from 0 to 255",
        );
      }
    } else {
      throw notIpv4(text, parts, text[i]);
    }
  }
  if (parts !== 4) throw notIpv4(text, parts);
  return Address.ipv4(value);
}

const DOT = 46;
const ZERO = 48;
const NINE = 57;

function leadingZero(text: string): MalformedAddress {
  const plain = text.replace(/\b0+(?=\d)/g, "");
  return new MalformedAddress(
    "a number with a leading zero is octal to some tools and decimal to others",
    `write ${plain} if you mean it in decimal`,
  );
}

function notIpv4(text: string, parts: number, character?: string): MalformedAddress {
  if (text === "") return new MalformedAddress("the address is empty", "write one such as 10.16.0.1");
  if (character !== undefined) {
    return new MalformedAddress(
      `${JSON.stringify(character)} does not belong in an address`,
      "write four plain decimal numbers such as 10.16.0.1, without spaces",
    );
  }
  return new MalformedAddress(
    parts < 4
      ? "a short IPv4 form means different things to different tools"
      : "an IPv4 address has four numbers",
    "write all four numbers, such as 10.16.0.0",
  );
}

const GROUP = /^[0-9a-fA-F]{1,4}$/;

function parseIpv6(text: string): Address {
  if (text.includes("%")) {
    throw new MalformedAddress(
      "a zone index belongs to one machine, not to a plan",
      "leave out the part from %",
    );
  }
  if (text.includes(".")) {
    throw new MalformedAddress(
      "an IPv4 address inside an IPv6 one hides its family",
      "write the IPv4 address alone, or eight groups of hexadecimal digits",
    );
  }
  const halves = text.split("::");
  if (halves.length > 2)
    throw new MalformedAddress('"::" may occur once', "write out the zeros of one of them");
  const head = groupsOf(halves[0] ?? "");
  const tail = halves.length === 2 ? groupsOf(halves[1] ?? "") : [];
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) {
    throw new MalformedAddress(
      `an IPv6 address has eight groups, this one ${head.length + tail.length}`,
      'write all eight, or shorten one run of zeros to "::"',
    );
  }
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail];
  const word = (i: number) => (groups[i] ?? 0) * 0x10000 + (groups[i + 1] ?? 0);
  return new Address("ipv6", word(0), word(2), word(4), word(6));
}

function groupsOf(text: string): number[] {
  if (text === "") return [];
  return text.split(":").map((group) => {
    if (!GROUP.test(group)) {
      throw new MalformedAddress(
        group === "" ? "an IPv6 group is empty" : `${JSON.stringify(group)} is no IPv6 group`,
        "a group is one to four hexadecimal digits",
      );
    }
    return Number.parseInt(group, 16);
  });
}
