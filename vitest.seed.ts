import fc from "fast-check";

/**
 * Property tests draw the same values on every run, so that a change is judged by what it changes. Other values:
 * `ATRIUM_SEED=random npm test`, or the seed that a failure printed.
 */
const asked = process.env.ATRIUM_SEED ?? "20261123";
if (asked !== "random") fc.configureGlobal({ seed: Number(asked) });
