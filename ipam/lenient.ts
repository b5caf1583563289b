import ipaddr from "ipaddr.js";
import { Netmask } from "netmask";

/**
 * What lax tools make of a text the strict parser has refused. Two well-known readers are asked, so that
 * the message can warn: the same text may already sit in a router or a script with another meaning.
 */
export function lenientReadings(text: string): readonly string[] {
  return [...new Set([readByIpaddr(text), readByNetmask(text)])].filter((reading) => reading !== undefined);
}

function readByIpaddr(text: string): string | undefined {
  const slash = text.indexOf("/");
  try {
    const dotted = slash < 0 ? undefined : maskLength(text.slice(slash + 1));
    if (dotted !== undefined) return `${ipaddr.parse(text.slice(0, slash)).toString()}/${dotted}`;
    const [address, length] = ipaddr.parseCIDR(text);
    return different(`${address.toString()}/${length}`, text);
  } catch {
    return undefined; // it refuses the text as well
  }
}

/** `255.255.255.0` → 24 */
function maskLength(text: string): number | undefined {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined;
  return ipaddr.IPv4.parse(text).prefixLengthFromSubnetMask() ?? undefined;
}

function readByNetmask(text: string): string | undefined {
  try {
    return different(new Netmask(text).toString(), text);
  } catch {
    return undefined;
  }
}

function different(reading: string, text: string): string | undefined {
  return reading === text ? undefined : reading;
}
