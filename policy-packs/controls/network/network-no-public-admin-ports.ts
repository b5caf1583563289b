import { control } from "../../control.ts";
import { exposureDefaults, exposureSchema, judgePorts } from "../../exposure.ts";
import { ingressRules } from "../../facts/ingress-rules.ts";

/** FTP, Telnet, SMB, rlogin/rsh, Docker, VNC, WinRM, Kubernetes API and kubelet, as registered with IANA. */
const ADMIN_PORTS = [20, 21, 23, 135, 445, 512, 513, 514, 2375, 2376, 5900, 5985, 5986, 6443, 10250];

const question = {
  ports: ADMIN_PORTS,
  protocols: ["tcp"],
  what: "administration",
  remedy: "close it, or limit it to the bastion or the management zone",
} as const;

export const networkNoPublicAdminPorts = control({
  id: "network-no-public-admin-ports",
  title: "Consoles and clear-text logins are not open to the internet",
  clauses: ["3.4.1-a", "8.3.2-b", "11.4.1-c"],
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["EC2RestrictedCommonPorts"],
  fact: ingressRules,
  settings: { defaults: exposureDefaults, schema: exposureSchema },
  judge: (rules, { settings }) => judgePorts(rules, question, settings),
});
