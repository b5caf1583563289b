import type { Faults } from "../faults.ts";
import type { Cloud } from "../workload/check.ts";
import { checkWhole } from "../workload/check.ts";
import type { DrPairArgs, EntryArgs } from "./contract.ts";
import { HEALTH_CHECKS } from "./limits.ts";

const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;

/** Names that lead to the first region, and to the second when that does not answer. */
export function checkEntries(faults: Faults, cloud: Cloud, { entries }: DrPairArgs): void {
  if (Object.keys(entries).length === 0) {
    const hint = "name what stores and people use, or nobody finds the second region";
    faults.add("dr-pair.entries", "entries", "{}", "is empty", hint);
  }
  if (cloud === "aws" && Object.keys(entries).length > HEALTH_CHECKS) {
    const hint = `Route 53 gives an account ${HEALTH_CHECKS} (quota L-ACB674F3): let one name stand for many stores, or have it raised`;
    faults.add(
      "dr-pair.quota",
      "entries",
      Object.keys(entries).length,
      "are more health checks than an account has",
      hint,
    );
  }
  for (const [key, entry] of Object.entries(entries)) checkEntry(faults, cloud, `entries.${key}`, entry);
}

function checkEntry(faults: Faults, cloud: Cloud, path: string, entry: EntryArgs): void {
  if (!HOST.test(entry.name)) {
    const hint = "write it in full and in small letters, such as pos.mall.example";
    faults.add("dr-pair.entry-name", `${path}.name`, entry.name, "is no host name", hint);
  }
  const { probe } = entry;
  if ("path" in probe) {
    if (!probe.path.startsWith("/") || /\s/.test(probe.path)) {
      const hint = "begin with /, such as /ready";
      faults.add("dr-pair.probe", `${path}.probe.path`, probe.path, "is no path", hint);
    }
    checkWhole(faults, "dr-pair.probe", `${path}.probe.port`, probe.port, { least: 1, most: 65_535 });
  } else if (cloud === "alicloud") {
    const hint = "give a path: its probes look from the internet; an entry of the inside is moved by hand";
    faults.add(
      "dr-pair.probe",
      `${path}.probe.alarm`,
      probe.alarm.region,
      "is nothing that Global Traffic Manager asks",
      hint,
    );
  }
  if (cloud === "alicloud" && entry.gtm === undefined) {
    const hint = "buy an instance of Global Traffic Manager for this name, and give its id and its CNAME";
    faults.add("dr-pair.gtm", `${path}.gtm`, undefined, "is missing", hint);
  }
  if (cloud === "aws" && entry.gtm !== undefined) {
    faults.add("dr-pair.gtm", `${path}.gtm`, "given", "is Alibaba Cloud's", "leave it out: Route 53 does it");
  }
  for (const end of ["primary", "secondary"] as const) {
    if (cloud !== "aws" || entry[end].zone !== undefined) continue;
    const hint = "give the hosted zone of the balancer: an alias is asked with it";
    faults.add("dr-pair.entry-zone", `${path}.${end}.zone`, undefined, "is missing", hint);
  }
}
