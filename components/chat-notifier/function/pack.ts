import type { Language } from "./language.ts";
import { shorten } from "./message.ts";
import type { Group } from "./storm.ts";
import type { Vendor } from "./vendor.ts";

/** "[CRITICAL] 10000 alerts", where it stands twice and in Chinese. */
const TITLE_BYTES = 120;

/** As few messages as the robot's size limit allows; every group is in one of them. */
export function pack(
  groups: readonly Group[],
  vendor: Vendor,
  language: Language,
): readonly (readonly Group[])[] {
  const frame = bytes([], vendor, language) + TITLE_BYTES;
  const messages: Group[][] = [];
  let open: Group[] = [];
  let size = frame;
  for (const group of groups.flatMap((each) => fitting(each, vendor, language))) {
    // Each group's own title is counted too, though a message of several has but one: never too little.
    const more = bytes([group], vendor, language) - frame + TITLE_BYTES;
    if (open.length > 0 && size + more > vendor.maxBytes) {
      messages.push(open);
      open = [];
      size = frame;
    }
    open.push(group);
    size += more;
  }
  return open.length === 0 ? messages : [...messages, open];
}

/** A group that is too large alone: fewer alerts at a time, then shorter texts. */
function fitting(group: Group, vendor: Vendor, language: Language): readonly Group[] {
  if (bytes([group], vendor, language) <= vendor.maxBytes) return [group];
  const { alerts } = group;
  if (alerts.length > 1) {
    const half = Math.ceil(alerts.length / 2);
    return [alerts.slice(0, half), alerts.slice(half)].flatMap((part) =>
      fitting({ first: part[0] ?? group.first, alerts: part }, vendor, language),
    );
  }
  return [trimmed(group, vendor, language)];
}

/** Halves the texts until the alert fits; its identity stays whole. */
function trimmed({ first }: Group, vendor: Vendor, language: Language): Group {
  for (let length = 4096; length >= 16; length = Math.floor(length / 2)) {
    const { titleZh, resource, runbook, ...rest } = first;
    const alert = {
      ...rest,
      title: shorten(first.title, Math.min(length, 200)),
      text: shorten(first.text, length),
      source: shorten(first.source, length),
      ...(titleZh !== undefined && { titleZh: shorten(titleZh, Math.min(length, 200)) }),
      ...(resource !== undefined && { resource: shorten(resource, length) }),
      ...(runbook !== undefined && runbook.length <= length && { runbook }),
      labels: Object.fromEntries(
        Object.entries(first.labels)
          .slice(0, length)
          .map(([key, value]) => [shorten(key, length), shorten(value, length)]),
      ),
    };
    const group = { first: alert, alerts: [alert] };
    if (bytes([group], vendor, language) <= vendor.maxBytes) return group;
  }
  const alert = { ...first, title: shorten(first.title, 80), text: "", source: "", labels: {} };
  return { first: alert, alerts: [alert] };
}

function bytes(groups: readonly Group[], vendor: Vendor, language: Language): number {
  return Buffer.byteLength(JSON.stringify(vendor.body(groups, language)));
}
