import type { Workload } from "./workloads.ts";

export type Tool = "atrium" | "cidr-tools" | "fast-cidr-tools" | "netaddr" | "pytricia" | "netipx";

export interface Comparison {
  readonly than: Tool;
  /** How many times as fast. */
  readonly atLeast: number;
}

export interface Goal {
  readonly title: string;
  readonly workload: Workload;
  readonly task: string;
  /** Ours first. A count asks for that many allocations, fewer of a slow peer; time is then that of one. */
  readonly tools: readonly { readonly tool: Tool; readonly count?: number }[];
  readonly comparisons: readonly Comparison[];
  /** The answer is a set. */
  readonly anyOrder?: true;
}

export const GOALS: readonly Goal[] = [
  {
    title: "merge 1M IPv4",
    workload: "merge-ipv4",
    task: "merge",
    tools: [{ tool: "atrium" }, { tool: "cidr-tools" }, { tool: "fast-cidr-tools" }, { tool: "netipx" }],
    comparisons: [{ than: "cidr-tools", atLeast: 3 }],
  },
  {
    // fast-cidr-tools needs minutes for these.
    title: "merge 100k IPv6",
    workload: "merge-ipv6",
    task: "merge",
    tools: [{ tool: "atrium" }, { tool: "cidr-tools" }, { tool: "netaddr" }, { tool: "netipx" }],
    comparisons: [{ than: "cidr-tools", atLeast: 2.5 }],
  },
  {
    title: "all overlaps of 100k",
    workload: "overlaps",
    task: "overlaps",
    tools: [{ tool: "atrium" }, { tool: "netaddr" }],
    comparisons: [{ than: "netaddr", atLeast: 15 }],
    anyOrder: true,
  },
  {
    title: "one /27 of a fragmented /8",
    workload: "allocate",
    task: "allocate",
    tools: [
      { tool: "atrium", count: 100_000 },
      { tool: "netipx", count: 200 },
      { tool: "cidr-tools", count: 40 },
      { tool: "netaddr", count: 10 },
    ],
    comparisons: [{ than: "netipx", atLeast: 2000 }],
  },
  {
    title: "1M look-ups in 100k",
    workload: "lookup",
    task: "lookup",
    tools: [{ tool: "atrium" }, { tool: "pytricia" }],
    comparisons: [{ than: "pytricia", atLeast: 4 }],
  },
  {
    title: "parse + print 1M IPv6",
    workload: "print-ipv6",
    task: "print",
    tools: [{ tool: "atrium" }, { tool: "cidr-tools" }, { tool: "netipx" }],
    comparisons: [{ than: "cidr-tools", atLeast: 4 }],
  },
];

export interface PlanGoal {
  readonly title: string;
  readonly sites: number;
  readonly mode: "first" | "replan" | "files" | "exports";
  readonly millisecondsGoal?: number;
  readonly megabytesGoal?: number;
}

export const PLAN_GOALS: readonly PlanGoal[] = [
  { title: "4,000 sites, 32,000 prefixes", sites: 4000, mode: "first", millisecondsGoal: 300 },
  { title: "4,000 sites, all exports", sites: 4000, mode: "exports", millisecondsGoal: 3000 },
  { title: "16,000 sites, 128,000 prefixes again", sites: 16_000, mode: "replan", millisecondsGoal: 500 },
  {
    title: "the same from its files, as a command does: read, replanned, printed",
    sites: 16_000,
    mode: "files",
    millisecondsGoal: 1500,
    megabytesGoal: 500,
  },
];
