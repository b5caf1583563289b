import { dayOf } from "./calendar.ts";
import type { Cloud } from "./cloud.ts";
import { type Action, finalBackupName, mark } from "./decide.ts";
import { messagesOf, type Notice } from "./message.ts";
import { decideOffice } from "./office.ts";
import { actionsOf, byOwner, dailyNotices } from "./report.ts";
import { MARKS, type Resource, TRAITS } from "./resource.ts";
import type { Settings } from "./settings.ts";

export const TASKS = ["expiry", "report", "open", "close"] as const;
export type Task = (typeof TASKS)[number];

export interface Machine {
  readonly now: () => number;
  /** A line of the record that is kept of every deletion. @clause 8.1.5-c */
  readonly record: (line: object) => void;
  readonly region: string;
  /** When no new work is begun. */
  readonly deadline: number;
}

export interface Outcome {
  readonly task: Task;
  readonly seen: number;
  readonly done: Readonly<Record<string, number>>;
  /** Left to the next run: out of time, or past the most removals of one run. */
  readonly left: number;
  readonly failed: readonly { readonly resource: string; readonly error: string }[];
}

/** Further apart than this, nobody knows which day it is. */
const MOST_SKEW_MS = 5 * 60_000;
const AT_ONCE = 4;

type Due = { readonly resource: Resource; readonly action: Action };

/**
 * One run. It keeps no memory of its own: what was done stands in the resources' tags, so a run that broke off in the
 * middle is finished by the next one. Nobody's resource is stopped or removed before its owner was told.
 */
export async function sweep(
  task: Task,
  cloud: Cloud,
  settings: Settings,
  machine: Machine,
): Promise<Outcome> {
  const resources = await cloud.resources();
  checkClock(cloud, machine);
  const now = machine.now();
  if (task === "open" || task === "close") return office(task, cloud, resources, settings, machine);
  const due = await actionsOf(cloud, resources, settings, now);
  if (task === "report") {
    const notices = await dailyNotices(cloud, resources, due, settings, now);
    await tell(cloud, notices, machine);
    const lines = notices.reduce((sum, notice) => sum + notice.lines.length, 0);
    return { task, seen: resources.length, done: { report: lines }, left: 0, failed: [] };
  }
  const todo = due.filter(({ action: { do: what } }) => !["nothing", "report", "wait"].includes(what));
  const removals = todo.filter(({ action }) => action.do === "remove");
  const postponed = new Set(removals.slice(settings.mostRemovals));
  const work = todo.filter((each) => !postponed.has(each));
  await tell(cloud, noticesOf(work), machine);
  const result = await each(work, machine, (one) => perform(one, cloud, settings, machine));
  return { task, seen: resources.length, ...result, left: result.left + postponed.size };
}

function checkClock(cloud: Cloud, { now }: Machine): void {
  const there = cloud.clock();
  const apart = there === undefined ? Number.POSITIVE_INFINITY : Math.abs(now() - there);
  if (apart > MOST_SKEW_MS) {
    throw new Error(
      `refused to act: this machine's clock and the cloud's are ${Math.round(apart / 1000)} s apart`,
    );
  }
}

async function tell(cloud: Cloud, notices: readonly Notice[], { now, region }: Machine): Promise<void> {
  for (const notice of notices) {
    for (const message of messagesOf(notice, region, now())) await cloud.tell(message);
  }
}

function noticesOf(work: readonly Due[]): readonly Notice[] {
  const of = (what: Action["do"], line: (action: Action) => string) =>
    work.flatMap(({ resource, action }) =>
      action.do === what
        ? [{ resource, line: `${resource.kind} ${resource.id} ${line(action)}`.trimEnd() }]
        : [],
    );
  return [
    ...byOwner(
      of("warn", (action) => (action.do === "warn" ? `${action.expiry}, in ${action.daysLeft} days` : "")),
      {
        title: "Resources are about to end",
        titleZh: "资源即将到期",
        severity: "low",
        responseMinutes: 1440,
        clause: "8.1.5-a",
      },
    ),
    ...byOwner(
      of("stop", (action) => ("expiry" in action ? `${action.expiry}` : "")),
      {
        title: "Resources are past their end and are stopped",
        titleZh: "资源已到期并停用",
        severity: "medium",
        responseMinutes: 480,
        clause: "8.1.5-a",
      },
    ),
    ...byOwner(
      of("remove", (action) => (action.do === "remove" ? `approved by ${action.approval.by}` : "")),
      {
        title: "Resources past their end are removed",
        titleZh: "到期资源被删除",
        severity: "medium",
        responseMinutes: 480,
        clause: "8.1.5-c",
      },
    ),
  ];
}

async function perform(
  { resource, action }: Due,
  cloud: Cloud,
  settings: Settings,
  machine: Machine,
): Promise<void> {
  switch (action.do) {
    case "warn":
      return cloud.mark(resource, { [MARKS.warned]: mark(action.expiry, action.stage) });
    case "stop": {
      if (TRAITS[resource.kind].stops && resource.state === "running") await cloud.stop(resource);
      const today = dayOf(machine.now(), settings.timeZone);
      // A second stop keeps the day of the first, or somebody could put off the end for ever by starting it.
      const known = resource.tags[MARKS.stopped]?.startsWith(`${action.expiry}/`) === true;
      if (!known) await cloud.mark(resource, { [MARKS.stopped]: mark(action.expiry, today) });
      return;
    }
    case "wake":
      return cloud.start(resource);
    case "backup":
      for (const volume of action.of) {
        const id = await cloud.backup(resource, volume, backupTags(resource, action.expiry));
        machine.record({ record: "expiry", did: "backup", resource: resource.name, volume, backup: id });
      }
      return;
    case "remove":
      return remove(resource, action, cloud, machine);
    default:
  }
}

async function remove(
  resource: Resource,
  { expiry, approval, backups }: Extract<Action, { do: "remove" }>,
  cloud: Cloud,
  { record, now }: Machine,
): Promise<void> {
  const line = {
    record: "expiry",
    did: "remove",
    resource: resource.name,
    kind: resource.kind,
    owner: resource.tags.owner,
    expiry,
    approvedBy: approval.by,
    approvedUntil: approval.until,
    reason: approval.reason,
    backups,
  };
  // First, so that the record is there even if the answer is lost on its way.
  record({ ...line, at: new Date(now()).toISOString(), outcome: "asked" });
  const name =
    TRAITS[resource.kind].backup === "with-removal" ? finalBackupName(resource, expiry) : undefined;
  await cloud.remove(resource, name);
  record({ ...line, at: new Date(now()).toISOString(), outcome: "done" });
}

/** The tags of what was backed up, so that a bill and an auditor find the copy; its end is not the copy's. */
function backupTags({ id, tags }: Resource, expiry: string): Readonly<Record<string, string>> {
  const own = Object.entries(tags).filter(([key]) => BACKUP_KEYS.includes(key));
  return { ...Object.fromEntries(own), [MARKS.backupFor]: `${id}/${expiry}` };
}

const BACKUP_KEYS: readonly string[] = [
  "department",
  "business-line",
  "project",
  "environment",
  "owner",
  "data-class",
  "system",
];

/** @clause 8.1.4-a */
async function office(
  task: "open" | "close",
  cloud: Cloud,
  resources: readonly Resource[],
  settings: Settings,
  machine: Machine,
): Promise<Outcome> {
  const now = machine.now();
  const work = resources.flatMap((resource) => {
    const what = decideOffice(resource, now, settings, task);
    return what === "nothing" ? [] : [{ resource, what }];
  });
  const result = await each(
    work.map((one) => ({ ...one, action: { do: one.what } })),
    machine,
    async ({ resource, what }) => {
      if (what === "stop") {
        // The mark first: without it nobody would start it again.
        await cloud.mark(resource, { [MARKS.office]: dayOf(now, settings.timeZone) });
        await cloud.stop(resource);
      } else {
        await cloud.start(resource);
        await cloud.unmark(resource, [MARKS.office]);
      }
    },
  );
  return { task, seen: resources.length, ...result };
}

/** One resource's failure is no other's. */
async function each<T extends { readonly resource: Resource; readonly action: { readonly do: string } }>(
  work: readonly T[],
  { now, deadline, record }: Machine,
  act: (one: T) => Promise<void>,
): Promise<Pick<Outcome, "done" | "left" | "failed">> {
  const rest = [...work];
  const done: Record<string, number> = {};
  const failed: { resource: string; error: string }[] = [];
  const lane = async () => {
    while (now() < deadline) {
      const one = rest.shift();
      if (one === undefined) return;
      const what = one.action.do;
      try {
        await act(one);
        done[what] = (done[what] ?? 0) + 1;
      } catch (error) {
        const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        failed.push({ resource: one.resource.name, error: text });
        record({ record: "expiry", did: what, resource: one.resource.name, outcome: "failed", error: text });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { done, left: rest.length, failed };
}
