import type { ReachAnswer, ReachPath } from "../../policy-packs/index.ts";

/** Ways that are shown of one answer; the rest are counted. */
const SHOWN_PATHS = 5;

/** Open and unknown paths host by host; what is closed is only counted. */
export function reachText(answers: readonly ReachAnswer[]): string {
  const told = answers.filter(({ status }) => status !== "closed");
  const byTarget = Map.groupBy(told, ({ target }) => target.urn);
  const blocks = [...byTarget.values()].flatMap((held) => {
    const target = held[0]?.target;
    return target ? [`${target.name} (${target.type})`, ...held.flatMap(answerLines), ""] : [];
  });
  return [...blocks, summary(answers), ""].join("\n");
}

function answerLines({ from, status, paths, reason, change }: ReachAnswer): readonly string[] {
  const shown = paths.slice(0, SHOWN_PATHS).flatMap(pathLines);
  const left = paths.length - SHOWN_PATHS;
  return [
    `  from ${from}: ${status}${reason === undefined ? "" : `, ${reason}`}`,
    ...shown,
    ...(left > 0 ? [`    and ${left} more ${left === 1 ? "path" : "paths"}`] : []),
    ...(status === "open" ? [`    ${changeLine(change)}`] : []),
  ];
}

function pathLines({ services, sources, hops }: ReachPath): readonly string[] {
  return [
    `    ${services.join(", ")} for ${sources}`,
    ...hops.map(({ at, by }) => {
      const names = [...new Set(by.map(({ name }) => name))].filter((name) => !at.includes(name));
      return `      ${at}${names.length > 0 ? `, by ${names.join(", ")}` : ""}`;
    }),
  ];
}

function changeLine(change: ReachAnswer["change"]): string {
  return change
    ? `to close it, take away ${change.map(({ name }) => name).join(" and ")}`
    : "to close it, take the host out of this network";
}

function summary(answers: readonly ReachAnswer[]): string {
  const hosts = new Set(answers.map(({ target }) => target.urn)).size;
  const count = (status: ReachAnswer["status"]) => answers.filter((it) => it.status === status).length;
  const asked = `${hosts} ${hosts === 1 ? "host" : "hosts"}`;
  return `${asked}: ${count("open")} open, ${count("unknown")} unknown, ${count("closed")} closed`;
}
