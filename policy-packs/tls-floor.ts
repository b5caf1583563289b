import { type Judgement, type Settings, UNKNOWN } from "./control.ts";
import type { TlsVersions } from "./facts/tls-versions.ts";
import { fail, pass, undecided } from "./judgement.ts";

/** The oldest version that may be spoken. @clause 11.4.2-a */
export const oldestTls: Settings<{ readonly oldest: number }> = {
  defaults: { oldest: 1.2 },
  schema: { oldest: { type: "number", minimum: 1, description: "oldest TLS version allowed" } },
};

export function judgeVersion({ oldest, policy }: TlsVersions, floor: number): Judgement {
  if (oldest === UNKNOWN) return undecided("the TLS versions it speaks are known only after deployment");
  if (oldest >= floor) return pass;
  const spoken = oldest < 0 ? "clear text" : oldest === 0 ? "SSL" : `TLS ${oldest.toFixed(1)}`;
  return fail(
    `speaks ${spoken} (${policy})`,
    `take a policy whose oldest version is TLS ${floor.toFixed(1)}`,
  );
}
