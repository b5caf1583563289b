import type { Cloud } from "./cloud.ts";
import { type Action, decide } from "./decide.ts";
import { idleReason } from "./idle.ts";
import type { Notice } from "./message.ts";
import type { Resource } from "./resource.ts";
import type { Settings } from "./settings.ts";

/** The day's list: what is over and stays, what waits for an approval, what lies idle. @clause 8.1.5-b */
export async function dailyNotices(
  cloud: Cloud,
  resources: readonly Resource[],
  due: readonly { readonly resource: Resource; readonly action: Action }[],
  settings: Settings,
  now: number,
): Promise<readonly Notice[]> {
  const running = resources.filter(({ kind, state }) => kind === "instance" && state === "running");
  const cpu = await cloud.cpu(running, settings.idle, now);
  const idle = resources.flatMap((resource) => {
    const why = idleReason(resource, now, settings.idle, cpu.get(resource.id));
    return why === undefined ? [] : [{ resource, line: `${resource.kind} ${resource.id}: ${why}` }];
  });
  const kept = due.flatMap(({ resource, action }) => {
    if (action.do !== "report") return [];
    const end = action.expiry === undefined ? "" : ` (${action.expiry})`;
    return [{ resource, line: `${resource.kind} ${resource.id}${end}: ${action.why}` }];
  });
  return [
    ...byOwner(kept, {
      title: "Resources past their end need a person",
      titleZh: "到期资源待人工处理",
      severity: "medium",
      responseMinutes: 1440,
      clause: "8.1.5-b",
    }),
    ...byOwner(idle, {
      title: "Idle resources",
      titleZh: "闲置资源",
      severity: "low",
      responseMinutes: 10_080,
      clause: "8.1.5-b",
    }),
  ];
}

const NOBODY = "(no owner)";

export function byOwner(
  told: readonly { readonly resource: Resource; readonly line: string }[],
  notice: Omit<Notice, "owner" | "lines">,
): readonly Notice[] {
  const owners = [...new Set(told.map(({ resource }) => resource.tags.owner ?? NOBODY))];
  return owners.map((owner) => ({
    ...notice,
    owner,
    lines: told.flatMap(({ resource, line }) => ((resource.tags.owner ?? NOBODY) === owner ? [line] : [])),
  }));
}

/** What each resource is due for, the one that has waited longest first. */
export async function actionsOf(
  cloud: Cloud,
  resources: readonly Resource[],
  settings: Settings,
  now: number,
): Promise<readonly { readonly resource: Resource; readonly action: Action }[]> {
  const first = resources.map((resource) => ({ resource, action: decide(resource, now, settings) }));
  // Approvals are asked for where one would change something.
  const asking = first.filter(({ action }) => action.do === "report" || action.do === "stop");
  const approvals = await cloud.approvals(
    asking.filter(({ action }) => "expiry" in action).map(({ resource }) => resource),
  );
  const expiry = (action: Action) => ("expiry" in action ? (action.expiry ?? "") : "");
  return resources
    .map((resource) => ({ resource, action: decide(resource, now, settings, approvals) }))
    .sort((one, other) => (expiry(one.action) < expiry(other.action) ? -1 : 1));
}
