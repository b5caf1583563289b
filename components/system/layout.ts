import { BadInput } from "../../ipam/index.ts";
import { layoutAlicloudAlarms, layoutAwsAlarms } from "../alarms/layout.ts";
import { Faults } from "../faults.ts";
import type { Tags } from "../tagging/contract.ts";
import { checkCapacity } from "./capacity.ts";
import { checkFaults } from "./check.ts";
import type { SystemArgs } from "./contract.ts";
import { systemTags } from "./facts.ts";
import { checkFlows, type HostRule, hostRules } from "./flows.ts";
import type { PartKind } from "./part.ts";
import { partSite } from "./part-site.ts";
import { PART_KINDS, type PartKindName } from "./parts.ts";
import { checkBackupClass, checkProbe, checkRequirements, type LaidOut } from "./requirements.ts";
import { tierOf } from "./tiers.ts";

export interface SystemLayout {
  readonly region: string;
  readonly tags: Tags;
  /** What the system's hosts may reach beside what their tier's group lets them. */
  readonly rules: readonly HostRule[];
  readonly parts: readonly PlannedPart[];
}

export interface PlannedPart {
  readonly kind: PartKindName;
  readonly key: string;
  /** Of its component. */
  readonly name: string;
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the system and of its parts at once, before anything exists
 */
export function layoutSystem(name: string, args: SystemArgs): SystemLayout {
  const faults = new Faults(`system "${name}"`);
  checkFaults(faults, args);
  checkBackupClass(faults, args);
  // Parts of a site that is wrong itself would only repeat it.
  faults.throwIfAny();
  const parts = plannedParts(name, args);
  const laidOut = parts.flatMap((part) => laidOutPart(faults, args, part));
  checkFlows(faults, args, laidOut);
  checkRequirements(faults, args, laidOut);
  // A part that is wrong may be what would have told.
  if (laidOut.length === parts.length) checkProbe(faults, args, laidOut);
  checkWatches(faults, name, args);
  checkCapacity(faults, name, args);
  faults.throwIfAny();
  return {
    region: args.site.region,
    tags: systemTags(args),
    rules: hostRules(args, laidOut),
    parts,
  };
}

/** The kind of a part, where what is asked of it is not looked at. */
export function kindOf(kind: PartKindName): PartKind<unknown, unknown> {
  return PART_KINDS[kind] as PartKind<unknown, unknown>;
}

export function requestOf(args: SystemArgs, { kind, key }: Pick<PlannedPart, "kind" | "key">): unknown {
  return (args[kind] as Readonly<Record<string, unknown>> | undefined)?.[key];
}

/** In the order of the kinds: what is made first is what later ones name. */
function plannedParts(name: string, args: SystemArgs): readonly PlannedPart[] {
  return (Object.keys(PART_KINDS) as PartKindName[]).flatMap((kind) =>
    Object.keys(args[kind] ?? {}).map((key) => ({ kind, key, name: `${name}-${key}` })),
  );
}

function laidOutPart(
  faults: Faults,
  args: SystemArgs,
  part: PlannedPart,
): readonly (LaidOut & Pick<PartKind<unknown, unknown>, "role">)[] {
  const { noun, role, args: argsOf, layout } = kindOf(part.kind);
  const at = `${part.kind}.${part.key}`;
  if (tierOf(args.site, role) === undefined) {
    faults.add(
      "system.tier",
      at,
      args.site.network,
      `the network has no tier of role ${role} for the ${noun}`,
      "add the tier to the plan (clouds.<network>.tiers), or place the system in another network",
    );
    return [];
  }
  const site = partSite(args, role, "", {
    key: (domain, { network, account, region }) =>
      faults.add(
        "system.key",
        at,
        domain,
        `account ${account} has no key of this domain in ${region} (${network})`,
        "make one: AwsKeys or AlicloudKeys of the account, governance.keys.domains of an estate [§8.3.3-c]",
      ),
    route: () =>
      faults.add(
        "system.route",
        at,
        undefined,
        `nobody hears when the ${noun} is in trouble`,
        "give the account a route: governance.chat-notifier [§8.5.2-b]",
      ),
  });
  try {
    const facts = layout(part.name, argsOf(requestOf(args, part), site), site);
    return [{ kind: part.kind, key: part.key, noun, role, facts }];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    for (const { code, path, value, message, hint } of error.diagnostics) {
      faults.add(code, path === "" ? at : `${at}.${path}`, value, message, hint);
    }
    return [];
  }
}

/** Targets of alarms are held to the same table whether a part brings them or somebody writes them. */
function checkWatches(faults: Faults, name: string, { watches = {}, site, system, tags }: SystemArgs): void {
  if (Object.keys(watches).length === 0) return;
  if (site.route === undefined) {
    const hint = "give the account a route, or leave the watches out";
    faults.add("system.route", "watches", undefined, "nobody hears of them", hint);
    return;
  }
  const { account, region, route, provider } = site;
  const targets = Object.fromEntries(
    Object.entries(watches).map(([key, watch]) => [key, { ...watch, system: system.name }]),
  );
  try {
    const alarms = { account, region, tags, route, targets, events: "elsewhere" } as const;
    if (provider === "aws") layoutAwsAlarms(name, alarms);
    else layoutAlicloudAlarms(name, alarms);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    for (const { code, path, value, message, hint } of error.diagnostics) {
      if (path.startsWith("targets.")) {
        faults.add(code, path.replace(/^targets/, "watches"), value, message, hint);
      }
    }
  }
}
