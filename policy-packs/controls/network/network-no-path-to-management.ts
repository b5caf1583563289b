import { control, type Settings } from "../../control.ts";
import { machineReach } from "../../facts/reachability.ts";
import { INTERNET, judgeReach } from "../../reach/question.ts";
import { type ReachSettings, reachSettings, strangersOf } from "../../reach/strangers.ts";
import { services } from "../../reach/traffic.ts";

/** SSH, Telnet, RDP and WinRM: what a machine is managed by. */
const MANAGEMENT_PORTS = [22, 23, 3389, 5985, 5986];

interface ManagementSettings extends ReachSettings {
  readonly managementZones: readonly string[];
}

const managed: Settings<ManagementSettings> = {
  ...reachSettings,
  defaults: { ...reachSettings.defaults, managementZones: ["management", "bastion"] },
  schema: {
    ...reachSettings.schema,
    managementZones: {
      type: "array",
      items: { type: "string" },
      description: "zones, of the plan or of the tag zone, from which machines are managed",
    },
  },
};

export const networkNoPathToManagement = control({
  id: "network-no-path-to-management",
  title: "No path leads to the management ports of a machine but from the management zone and the bastion",
  clauses: ["3.4.1-a", "1.9.2-a"],
  mlps: "8.1.3.1",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Where anybody but the bastion can knock at a management port, one stolen password is enough to take the machine over.",
  sameAs: [],
  fact: machineReach,
  settings: managed,
  judge(fact, { settings }) {
    const refused = strangersOf(fact, settings, (zone) => !settings.managementZones.includes(zone));
    return judgeReach(fact, {
      strangers: [INTERNET, ...refused],
      services: MANAGEMENT_PORTS.flatMap((port) => services("tcp", { from: port, to: port }) ?? []),
      limits: settings,
      clause: "§3.4.1-a",
    });
  },
});
