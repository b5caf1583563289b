import { expect, test } from "vitest";
import { BadInput } from "../../ipam/index.ts";
import { addException, EMPTY_EXCEPTIONS } from "./add.ts";

const EXCEPTION = {
  control: "compute-require-metadata-tokens",
  resource: "legacy-pos",
  reason: "the vendor's agent: no tokens before release 9 # really",
  owner: "pos-team",
  approver: "security",
  ticket: "OPS-4711",
  expires: "2026-12-31",
};

const HELD = `# Ours.
apiVersion: atrium/v1
kind: Exceptions
exceptions:
  # The tills of 2019.
  - control: compute-require-metadata-tokens
    resource: tills # all three
    reason: old
    owner: a
    approver: b
    ticket: OPS-1
    expires: 2026-12-01
# The end.
`;

test("a first exception makes a readable file", () => {
  expect(
    addException(EMPTY_EXCEPTIONS, "e.yaml", EXCEPTION),
  ).toBe(`# Failures that somebody answers for, each with an end.
apiVersion: atrium/v1
kind: Exceptions
exceptions:
  - control: compute-require-metadata-tokens
    resource: legacy-pos
    reason: "the vendor's agent: no tokens before release 9 # really"
    owner: pos-team
    approver: security
    ticket: OPS-4711
    expires: 2026-12-31
`);
});

test("the others keep their comments and layout", () => {
  const written = addException(HELD, "e.yaml", EXCEPTION);
  for (const line of HELD.trimEnd().split("\n")) expect(written).toContain(line);
  expect(written).toContain("    ticket: OPS-4711\n");
});

test("the same control and resource twice is a fault, or is replaced in its place where that is asked", () => {
  const again = { ...EXCEPTION, resource: "tills" };
  expect(() => addException(HELD, "e.yaml", again)).toThrow(
    /exceptions\[0\]: excuses the same already, until 2026-12-01/,
  );
  const replaced = addException(HELD, "e.yaml", again, { replace: true });
  expect(replaced).toContain("resource: tills # all three");
  expect(replaced).toContain("expires: 2026-12-31");
  expect(replaced).not.toContain("OPS-1\n");
});

test("a file that is none is left alone and told with line and column", () => {
  expect(() => addException("kind: Plan\n", "e.yaml", EXCEPTION)).toThrow(BadInput);
  expect(() => addException(HELD.replace("2026-12-01", "2026-13-01"), "e.yaml", EXCEPTION)).toThrow(
    /e\.yaml:12/,
  );
  expect(() => addException(EMPTY_EXCEPTIONS, "e.yaml", { ...EXCEPTION, expires: "soon" })).toThrow(
    /no day of the calendar/,
  );
});
