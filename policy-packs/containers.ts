import { type Judgement, type Known, UNKNOWN } from "./control.ts";
import type { Container, Workload } from "./facts/workload.ts";
import { fail, pass, undecided } from "./judgement.ts";

/** Judges all containers that are started together; the names of those with the flaw stand in the message. */
export function judgeContainers(
  { containers }: Workload,
  isFlawed: (container: Container) => Known<boolean>,
  flaw: string,
  remedy: string,
): Judgement {
  const unread = "its containers are known only after deployment";
  if (containers === UNKNOWN) return undecided(unread);
  const flawed = containers.filter((container) => isFlawed(container) === true);
  if (flawed.length > 0) {
    const names = flawed.map(({ name }) => name).join(", ");
    return fail(
      `${flawed.length === 1 ? "container" : "containers"} ${names} ${flawed.length === 1 ? "is" : "are"} ${flaw}`,
      remedy,
    );
  }
  return containers.some((container) => isFlawed(container) === UNKNOWN) ? undecided(unread) : pass;
}
