import { BACKUP_CLASSES } from "../../components/backup/index.ts";
import { layoutSystem, type SystemArgs } from "../../components/system/index.ts";
import type { Diagnostic, Path } from "../../ipam/index.ts";
import { stepsOf } from "../governance/written.ts";
import type { EstateDocument } from "../schema.ts";
import type { Asked, At, WorkloadLinks, WorkloadScope } from "./asked.ts";
import { buildSystem } from "./build-system.ts";
import { requestsOf } from "./runs.ts";

type System = EstateDocument["systems"][string];

/** Systems that run something here, each a component in its network. */
export function systemsAsked(scope: WorkloadScope): readonly Asked[] {
  return running(scope.document).flatMap(([name, system]) => {
    const network = networkOf(system);
    // A network that could not be read is a fault of its own.
    if (scope.networks[network] === undefined) return [];
    const args = (links: WorkloadLinks) => systemArgs(name, system, scope, links);
    const component = `${name}-${network}`;
    return [
      {
        name: component,
        at: ["systems", name],
        place: (path: string) => systemPath(path, name, system),
        layout: (links: WorkloadLinks) => layoutSystem(component, args(links)),
        build: (links: WorkloadLinks, at: At) =>
          buildSystem(component, args(links), accountOf(network, scope), at),
      },
    ];
  });
}

function running({ systems }: EstateDocument): readonly (readonly [string, System])[] {
  return Object.entries(systems).filter(([, { runs }]) => runs !== undefined);
}

/** Where the system stands. */
function networkOf({ runs, networks }: System): string {
  return runs?.network ?? networks[0] ?? "";
}

/** The next network of the system on the same cloud. */
function standbyOf(system: System, { networks }: WorkloadScope): string | undefined {
  const own = networkOf(system);
  const cloud = networks[own]?.args.addresses.provider;
  return system.networks.find(
    (other) =>
      other !== own && networks[other] !== undefined && networks[other].args.addresses.provider === cloud,
  );
}

/** Name of the account that a network lies in. */
function accountOf(network: string, { networks, accounts }: WorkloadScope): string {
  const id = networks[network]?.args.account;
  const provider = networks[network]?.args.addresses.provider;
  const found = Object.values(accounts).find((each) => each.id === id && each.provider === provider);
  return found?.name ?? "";
}

/** What the backup plans of its account and region do for a system that they name. @clause 1.6.4-b */
function backupOf(name: string, network: string, scope: WorkloadScope): SystemArgs["backup"] {
  const { region } = scope.networks[network]?.args.addresses ?? {};
  const account = accountOf(network, scope);
  const plan = Object.values(scope.document.workloads.backups ?? {}).find(
    (each) => each.account === account && each.region === region && each.systems[name] !== undefined,
  );
  const of = plan?.systems[name];
  if (plan === undefined || of === undefined) return undefined;
  const { everyHours, important } = BACKUP_CLASSES[of];
  const copied = important || plan.classes[of]?.offSite === true;
  return { class: of, everyMinutes: everyHours * 60, ...(copied && { offSite: plan.offSite }) };
}

function systemArgs(name: string, system: System, scope: WorkloadScope, links: WorkloadLinks): SystemArgs {
  const { title, tier, owner, dataClass, exposure, rtoMinutes, rpoMinutes, department, businessLine } =
    system;
  const standby = standbyOf(system, scope);
  const backup = backupOf(name, networkOf(system), scope);
  return {
    system: {
      name,
      title,
      tier,
      owner,
      dataClass,
      exposure,
      rtoMinutes,
      rpoMinutes,
      ...(system.core !== undefined && { core: system.core }),
    },
    tags: { ...scope.document.tags, department, "business-line": businessLine },
    site: links.site(networkOf(system)),
    ...(standby !== undefined && { standby: links.site(standby) }),
    ...(backup !== undefined && { backup }),
    ...requestsOf(system.runs ?? {}),
  };
}

/** Where the file says what a fault of the component's arguments is about. */
function systemPath(path: string, name: string, system: System): Path {
  const [first, second, ...rest] = stepsOf(path);
  const at: Path = ["systems", name];
  if (first === undefined) return at;
  if (first === "system") return [...at, ...(second === undefined || second === "name" ? [] : [second])];
  if (first === "site" || first === "account" || first === "region" || first === "route") {
    return [...at, "networks", Math.max(0, system.networks.indexOf(networkOf(system)))];
  }
  if (first === "standby") return [...at, "networks"];
  return [...at, "runs", first, ...(second === undefined ? [] : [second]), ...rest];
}

/** What runs needs keys and somebody who is told: accounts that the landing zone governs. */
export function ungovernedSystems({
  document,
  source,
}: Pick<WorkloadScope, "document" | "source">): readonly Diagnostic[] {
  if (Object.keys(document.accounts).length > 0) return [];
  return running(document).map(([name, system]) =>
    source.fault(
      { path: ["systems", name, "runs"], on: "key" },
      {
        code: "estate.no-accounts",
        message: `runs in "${networkOf(system)}", whose account the estate does not govern: it has no keys, and nobody is told`,
        hint: "name the account: accounts: { <name>: { provider, id, purpose: workload, home } }; or leave runs: out",
      },
    ),
  );
}

/** A network that the system does not list. */
export function systemReferences({
  document,
  source,
}: Pick<WorkloadScope, "document" | "source">): readonly Diagnostic[] {
  return running(document).flatMap(([name, { runs, networks }]) => {
    const network = runs?.network;
    if (network === undefined || networks.includes(network)) return [];
    return [
      source.fault(
        { path: ["systems", name, "runs", "network"] },
        {
          code: "estate.reference",
          message: "is none of the system's networks",
          hint: `use one of: ${networks.join(", ")}`,
        },
      ),
    ];
  });
}
