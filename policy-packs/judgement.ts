import { type Judgement, type Known, UNKNOWN } from "./control.ts";

export const pass: Judgement = { status: "pass" };

/** `message` says what is wrong with which value, `remedy` what to do; neither repeats the resource's name. */
export function fail(message: string, remedy: string): Judgement {
  return { status: "fail", message, remedy };
}

export function undecided(reason: string): Judgement {
  return { status: "unknown", reason };
}

export function notApplicable(reason: string): Judgement {
  return { status: "not-applicable", reason };
}

/** Spares a failure to what only a deployment shows to be asked at all. */
export function whereAsked(asked: Known<boolean>, judgement: Judgement, what: string): Judgement {
  return asked === UNKNOWN && judgement.status === "fail"
    ? undecided(`${what} is known only after deployment`)
    : judgement;
}

/** Passes on true, fails on false or absent, and leaves an unknown value undecided. */
export function requireTrue(value: Known<boolean>, what: string, message: string, remedy: string): Judgement {
  if (value === UNKNOWN) return undecided(`${what} is known only after deployment`);
  return value ? pass : fail(message, remedy);
}

/** Fails on true, passes on false, and leaves an unknown value undecided. */
export function forbid(value: Known<boolean>, what: string, message: string, remedy: string): Judgement {
  if (value === UNKNOWN) return undecided(`${what} is known only after deployment`);
  return value ? fail(message, remedy) : pass;
}
