import { stringify } from "yaml";
import { lineQualityScript, mssRules, networkdFiles, SYSCTL } from "./linux-devices.ts";
import { swanctlConf } from "./linux-ipsec.ts";
import { frrConf } from "./linux-routing.ts";
import type { RouterPlan } from "./plan.ts";

interface WrittenFile {
  readonly path: string;
  readonly content: string;
  readonly permissions?: string;
  readonly owner?: string;
}

/**
 * A Linux machine as router: strongSwan over IKEv2 with an interface a tunnel, FRRouting with an instance a segment.
 * One document for cloud-init, which Debian 12 and Ubuntu 22.04 read from a stick or an image.
 */
export function linux(plan: RouterPlan): string {
  const document = {
    packages: [
      "charon-systemd",
      "frr",
      "iproute2",
      "iputils-ping",
      "nftables",
      "strongswan-swanctl",
      "libstrongswan-standard-plugins",
    ],
    package_update: true,
    // After the packages, whose users own some of the files.
    write_files: filesOf(plan).map((file) => ({ ...file, defer: true })),
    runcmd: [
      ["sysctl", "--system"],
      ["systemctl", "enable", "--now", "systemd-networkd"],
      ["networkctl", "reload"],
      ["systemctl", "daemon-reload"],
      ["systemctl", "restart", "frr", "strongswan"],
      ["systemctl", "enable", "--now", "frr", "strongswan", "atrium-mss", "line-quality.timer"],
    ],
  };
  return `#cloud-config
# Store ${plan.store}: tunnels to ${plan.cloud}. Generated; keys are filled in by whoever loads it.
${stringify(document, { lineWidth: 0, blockQuote: "literal" })}`;
}

function filesOf(plan: RouterPlan): readonly WrittenFile[] {
  return [
    { path: "/etc/sysctl.d/60-atrium.conf", content: SYSCTL },
    ...Object.entries(networkdFiles(plan)).map(([name, content]) => ({
      path: `/etc/systemd/network/${name}`,
      content,
    })),
    { path: "/etc/strongswan.d/atrium.conf", content: CHARON },
    { path: "/etc/swanctl/conf.d/atrium.conf", content: swanctlConf(plan), permissions: "0600" },
    { path: "/etc/frr/daemons", content: DAEMONS, permissions: "0640", owner: "frr:frr" },
    { path: "/etc/frr/frr.conf", content: frrConf(plan), permissions: "0640", owner: "frr:frr" },
    { path: "/etc/atrium/mss.nft", content: mssRules() },
    { path: "/etc/systemd/system/atrium-mss.service", content: MSS_UNIT },
    {
      path: "/usr/local/sbin/line-quality",
      content: lineQualityScript(plan),
      permissions: "0755",
    },
    { path: "/etc/systemd/system/line-quality.service", content: QUALITY_UNIT },
    { path: "/etc/systemd/system/line-quality.timer", content: QUALITY_TIMER },
  ];
}

/** Routes are BGP's: charon would send everything into the first tunnel that is up. */
const CHARON = "charon {\n  install_routes = no\n  install_virtual_ip = no\n}\n";

const DAEMONS =
  'bgpd=yes\nvtysh_enable=yes\nzebra_options="-A 127.0.0.1 -s 90000000"\nbgpd_options="-A 127.0.0.1"\nstaticd_options="-A 127.0.0.1"\n';

const MSS_UNIT = `[Unit]
Description=Room for TCP in the tunnels
After=network-pre.target nftables.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/usr/sbin/nft -f /etc/atrium/mss.nft

[Install]
WantedBy=multi-user.target
`;

const QUALITY_UNIT = `[Unit]
Description=Delay, jitter and loss of the tunnels

[Service]
Type=oneshot
ExecStart=/usr/local/sbin/line-quality
`;

const QUALITY_TIMER = `[Unit]
Description=Delay, jitter and loss of the tunnels, each minute

[Timer]
OnBootSec=2min
OnUnitActiveSec=1min
AccuracySec=1s

[Install]
WantedBy=timers.target
`;
