import { control, type Known, UNKNOWN } from "../../control.ts";
import { portForwards } from "../../facts/port-forwards.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { ADMIN_PORTS, DB_PORTS, LOGIN_PORTS, MIDDLEWARE_PORTS } from "../../port-lists.ts";
import { covers, type PortRange } from "../../ports.ts";

const RISKY = [...LOGIN_PORTS, ...ADMIN_PORTS, ...DB_PORTS, ...MIDDLEWARE_PORTS];
export const networkNoRiskyPortForwarding = control({
  id: "network-no-risky-port-forwarding",
  title: "NAT gateways forward no administration, database or middleware",
  clauses: ["1.9.2-a", "10.4.1-c", "8.3.2-a"],
  mlps: "8.1.3.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The forwarding goes past load balancer and firewall straight to the machine.",
  sameAs: [],
  absent: { aws: "NAT gateways there hand nothing on from outside" },
  fact: portForwards,
  judge({ outside, inside, everything }) {
    if (everything === true) {
      return fail(
        "hands every port of an internet address to a machine",
        "forward the one port that the service needs",
      );
    }
    const ranges: readonly Known<PortRange>[] = [outside, inside];
    const risky = RISKY.filter((port) => ranges.some((range) => range !== UNKNOWN && covers(range, port)));
    if (risky.length > 0) {
      const [first] = risky;
      return fail(
        `forwards the internet to port ${first}`,
        "reach it through the bastion, or put a load balancer before the service",
      );
    }
    return everything === UNKNOWN || outside === UNKNOWN || inside === UNKNOWN
      ? undecided("what it forwards is known only after deployment")
      : pass;
  },
});
