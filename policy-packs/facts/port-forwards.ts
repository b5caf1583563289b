import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { ALL_PORTS, type PortRange, readPorts } from "../ports.ts";
import { text } from "../reading.ts";

/** What a NAT gateway hands on from the internet to a machine. */
export interface PortForward {
  readonly outside: Known<PortRange>;
  readonly inside: Known<PortRange>;
  /** Every port of every protocol, as if the machine had the address. */
  readonly everything: Known<boolean>;
}

export const portForwards: ResourceFact<PortForward> = resourceFact("port-forwards", {
  "alicloud:vpc/forwardEntry:ForwardEntry": (props) => {
    const words = ["externalPort", "internalPort", "ipProtocol"].map((input) => text(props, input));
    const any = words.some((word) => typeof word === "string" && word.toLowerCase() === "any");
    return {
      outside: range(text(props, "externalPort")),
      inside: range(text(props, "internalPort")),
      everything: any || (words.includes(UNKNOWN) ? UNKNOWN : false),
    };
  },
});

function range(written: Known<string> | undefined): Known<PortRange> {
  if (written === UNKNOWN) return UNKNOWN;
  return readPorts(written ?? "") ?? ALL_PORTS;
}
