import { canonicalType } from "../aliases.ts";
import type { EstateInputs, Pack, PackEntry, ResourceView } from "../control.ts";
import { NO_ESTATE } from "../estate-inputs.ts";
import { settingsAt, type WrittenSettings } from "../settings/settings.ts";
import type { Remedy } from "./remedy.ts";

/** What a remedy writes into a resource. */
export interface Mended {
  readonly remedy: Remedy;
  /** The control that it is reported under. */
  readonly control: string;
  readonly changes: Readonly<Record<string, unknown>>;
}

export interface MendOptions {
  readonly estate?: EstateInputs;
  /** By control id, from configuration. */
  readonly settings?: Readonly<Record<string, WrittenSettings>>;
}

/** What the pack's remedies change in a resource, in their order; each sees what those before it wrote. */
export function mendsOf(pack: Pack, resource: ResourceView, options: MendOptions = {}): readonly Mended[] {
  const found: Mended[] = [];
  let { props } = resource;
  for (const remedy of pack.remedies ?? []) {
    const [control] = remedy.controls;
    const mend = remedy.mends[canonicalType(resource.type)];
    const entry = pack.entries.find((each) => each.control.id === control);
    if (!mend || !entry) continue;
    const settings = settingsFor(entry, resource, options);
    const changes = settings && mend(props, { resource: { ...resource, props }, settings });
    if (!changes) continue;
    found.push({ remedy, control, changes });
    props = { ...props, ...changes };
  }
  return found;
}

/** None where a tag that decides is known only after deployment. */
function settingsFor(
  entry: PackEntry,
  resource: ResourceView,
  { estate = NO_ESTATE, settings = {} }: MendOptions,
): WrittenSettings | undefined {
  const overrides = settings[entry.control.id];
  const [only, ...others] = settingsAt(entry, { estate, ...(overrides && { overrides }) })(resource);
  return others.length === 0 ? (only as WrittenSettings | undefined) : undefined;
}
