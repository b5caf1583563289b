/** A text that is no address or prefix; says what is wrong with it and what to write instead. */
export class MalformedAddress extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = "MalformedAddress";
    this.hint = hint;
  }
}

/** Why a text that no reader took is no address: found only once it has been refused. */
export function addressFault(text: string): MalformedAddress {
  return text.includes(":") ? ipv6Fault(text) : ipv4Fault(text);
}

function ipv4Fault(text: string): MalformedAddress {
  if (text === "") return new MalformedAddress("the address is empty", "write one such as 10.16.0.1");
  const foreign = /[^0-9.]/u.exec(text)?.[0];
  if (foreign !== undefined) {
    return new MalformedAddress(
      `${JSON.stringify(foreign)} does not belong in an address`,
      "write four plain decimal numbers such as 10.16.0.1, without spaces",
    );
  }
  if (/(^|\.)0\d/.test(text)) {
    return new MalformedAddress(
      "a number with a leading zero is octal to some tools and decimal to others",
      `write ${text.replace(/\b0+(?=\d)/g, "")} if you mean it in decimal`,
    );
  }
  const parts = text.split(".");
  if (parts.some((part) => Number(part) > 255)) {
    return new MalformedAddress("a part of an IPv4 address is above 255", "write four numbers from 0 to 255");
  }
  return new MalformedAddress(
    parts.length < 4 || parts.includes("")
      ? "a short IPv4 form means different things to different tools"
      : "an IPv4 address has four numbers",
    "write all four numbers, such as 10.16.0.0",
  );
}

function ipv6Fault(text: string): MalformedAddress {
  if (text.includes("%")) {
    return new MalformedAddress(
      "a zone index belongs to one machine, not to a plan",
      "leave out the part from %",
    );
  }
  if (text.includes(".")) {
    return new MalformedAddress(
      "an IPv4 address inside an IPv6 one hides its family",
      "write the IPv4 address alone, or eight groups of hexadecimal digits",
    );
  }
  const halves = text.split("::");
  if (halves.length > 2) {
    return new MalformedAddress('"::" may occur once', "write out the zeros of one of them");
  }
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const wrong = groups.find((group) => !/^[0-9a-fA-F]{1,4}$/.test(group));
  if (wrong !== undefined) {
    return new MalformedAddress(
      wrong === "" ? "an IPv6 group is empty" : `${JSON.stringify(wrong)} is no IPv6 group`,
      "a group is one to four hexadecimal digits",
    );
  }
  if (halves.length === 2 && groups.length === 8) {
    return new MalformedAddress('"::" stands for no group here', 'leave one ":" of it, or one group, out');
  }
  return new MalformedAddress(
    `an IPv6 address has eight groups, this one ${groups.length}`,
    'write all eight, or shorten one run of zeros to "::"',
  );
}
