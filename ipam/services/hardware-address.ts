import { MalformedAddress } from "../ip.ts";

const MAC_FORMS = [
  /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/,
  /^[0-9a-f]{2}(-[0-9a-f]{2}){5}$/,
  /^[0-9a-f]{4}(\.[0-9a-f]{4}){2}$/,
  /^[0-9a-f]{12}$/,
] as const;

/**
 * Reads a hardware address in the four ways people write it and gives the one that Kea reads.
 * @throws MalformedAddress
 */
export function parseMac(text: string): string {
  const lower = text.toLowerCase();
  if (!MAC_FORMS.some((form) => form.test(lower))) {
    throw new MalformedAddress(
      "is no hardware address",
      "write six pairs of hexadecimal digits: aa:bb:cc:00:11:22, aa-bb-cc-00-11-22, aabb.cc00.1122 or aabbcc001122",
    );
  }
  const digits = lower.replace(/[^0-9a-f]/g, "");
  if (/^(0{12}|f{12})$/.test(digits)) {
    throw new MalformedAddress("is the address of no device", "read it from the device or its label");
  }
  // The lowest bit of the first byte marks a group: IEEE 802.
  if ((Number.parseInt(digits.slice(0, 2), 16) & 1) === 1) {
    throw new MalformedAddress(
      "is a group address, which no device sends from",
      "check its first two digits",
    );
  }
  return paired(digits);
}

/** RFC 8415 § 11.1: a type of two bytes and at most 128 more. */
const MOST_DUID_BYTES = 130;

/**
 * Reads a DUID in the same four ways.
 * @throws MalformedAddress
 */
export function parseDuid(text: string): string {
  const lower = text.toLowerCase();
  const form =
    /^([0-9a-f]{2}(:[0-9a-f]{2})+|[0-9a-f]{2}(-[0-9a-f]{2})+|[0-9a-f]{4}(\.[0-9a-f]{4})+|([0-9a-f]{2})+)$/;
  const digits = form.test(lower) ? lower.replace(/[^0-9a-f]/g, "") : "";
  const bytes = digits.length / 2;
  if (bytes < 3 || bytes > MOST_DUID_BYTES) {
    throw new MalformedAddress(
      "is no DUID",
      `write 3 to ${MOST_DUID_BYTES} pairs of hexadecimal digits, such as 00:03:00:01:aa:bb:cc:00:11:22`,
    );
  }
  return paired(digits);
}

function paired(digits: string): string {
  return (digits.match(/../g) ?? []).join(":");
}
