import type { EstateInputs, Exception, PlannedPrefix, ResourceView } from "./control.ts";
import { UNKNOWN } from "./control.ts";
import { entries, flag, integer, list, text, texts } from "./reading.ts";

type ZonePrefixes = NonNullable<EstateInputs["plan"]>["zones"];

/** The component that carries plan, tag plan and exceptions as inputs, so that every judge sees the same. */
export const ESTATE_TYPE = "atrium:estate:Estate";

export const NO_ESTATE: EstateInputs = { exceptions: [] };

/** What the estate's component says; several estates in one stack are joined. */
export function estateInputs(resources: Iterable<ResourceView>): EstateInputs {
  let inputs = NO_ESTATE;
  for (const resource of resources) {
    if (resource.type === ESTATE_TYPE) inputs = joinEstates(inputs, readEstate(resource));
  }
  return inputs;
}

export function readEstate({ props }: ResourceView): EstateInputs {
  const prefixes = known(list(props, "plan", "prefixes")).flatMap(plannedPrefix);
  const zones = known(entries(props, "plan", "zones")).map(
    ([zone, held]) => [zone, known(texts(held)).filter((prefix) => prefix !== UNKNOWN)] as const,
  );
  const required = known(texts(props, "tagPlan", "required")).filter((key) => key !== UNKNOWN);
  const allowed = known(entries(props, "tagPlan", "allowed")).map(
    ([key, values]) => [key, known(texts(values)).filter((value) => value !== UNKNOWN)] as const,
  );
  const freezes = known(entries(props, "changeFreezes")).flatMap(([, freeze]) => freezeText(freeze));
  const coreSystems = known(entries(props, "systems")).flatMap(([name, system]) =>
    integer(system, "tier") === 1 || flag(system, "core") === true ? [name] : [],
  );
  return {
    ...(prefixes.length + zones.length > 0 && { plan: { prefixes, zones: Object.fromEntries(zones) } }),
    ...(required.length + allowed.length > 0 && {
      tagPlan: { required, allowed: Object.fromEntries(allowed) },
    }),
    exceptions: known(list(props, "exceptions")).map(readException),
    ...(coreSystems.length > 0 && { coreSystems }),
    ...(freezes.length > 0 && { freezes }),
  };
}

export function joinEstates(first: EstateInputs, second: EstateInputs): EstateInputs {
  const plan = second.plan ?? first.plan;
  const tagPlan = second.tagPlan ?? first.tagPlan;
  const freezes = [...(first.freezes ?? []), ...(second.freezes ?? [])];
  const coreSystems = [...(first.coreSystems ?? []), ...(second.coreSystems ?? [])];
  return {
    ...(plan && {
      plan: {
        prefixes: [...(first.plan?.prefixes ?? []), ...(second.plan?.prefixes ?? [])],
        zones: joinZones(first.plan?.zones ?? {}, second.plan?.zones ?? {}),
      },
    }),
    ...(tagPlan && { tagPlan }),
    exceptions: [...first.exceptions, ...second.exceptions],
    ...(coreSystems.length > 0 && { coreSystems }),
    ...(freezes.length > 0 && { freezes }),
  };
}

function joinZones(first: ZonePrefixes, second: ZonePrefixes): ZonePrefixes {
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries(
    [...names].map((zone) => [zone, [...(first[zone] ?? []), ...(second[zone] ?? [])]]),
  );
}

/** `2026-11-09/2026-11-12 campaign`, or `28/3 month end`. */
function freezeText(value: unknown): string[] {
  const [from, until, reason] = ["from", "until", "reason"].map((key) => text(value, key));
  if (typeof from !== "string" || typeof until !== "string") return [];
  return [`${from}/${until}${typeof reason === "string" ? ` ${reason}` : ""}`];
}

/** Reads an exception from loose data; what is missing stays empty and is reported by its own control. */
export function readException(value: unknown): Exception {
  const word = (key: string) => {
    const found = text(value, key);
    return found === undefined || found === UNKNOWN ? "" : found.trim();
  };
  return {
    control: word("control"),
    resource: word("resource"),
    reason: word("reason"),
    owner: word("owner"),
    approver: word("approver"),
    ticket: word("ticket"),
    expires: word("expires"),
  };
}

function plannedPrefix(value: unknown): PlannedPrefix[] {
  const prefix = text(value, "prefix");
  if (typeof prefix !== "string") return [];
  const word = (key: string) => {
    const found = text(value, key);
    return typeof found === "string" ? found : undefined;
  };
  const zone = word("zone");
  const status = word("status");
  return [{ key: word("key") ?? prefix, prefix, ...(zone && { zone }), ...(status && { status }) }];
}

function known<T>(values: readonly T[] | typeof UNKNOWN): readonly T[] {
  return values === UNKNOWN ? [] : values;
}
