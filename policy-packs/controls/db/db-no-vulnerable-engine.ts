import { control, UNKNOWN } from "../../control.ts";
import { CLOSED_IN, isClosed } from "../../engine-holes.ts";
import { engineVersion } from "../../facts/database-upkeep.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbNoVulnerableEngine = control({
  id: "db-no-vulnerable-engine",
  title: "No engine has a hole that its maker closed long ago",
  clauses: ["10.4.5-a", "1.3.6-b"],
  mlps: "8.1.10.5",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "With the log_fdw extension of these versions a user of the database reads files of the server, credentials of the service among them.",
  sameAs: ["CKV_AWS_250", "CKV_AWS_388"],
  absent: {
    alicloud:
      "the extension is one of AWS alone; ApsaraDB installs fixes of its engines itself, which db-require-minor-upgrades asks for",
  },
  fact: engineVersion,
  judge({ engine, version }) {
    if (engine === UNKNOWN) return undecided("its engine is known only after deployment");
    const closed = CLOSED_IN[engine];
    if (!closed) return pass;
    if (version === UNKNOWN) return undecided("its version is known only after deployment");
    const safe = isClosed(version, closed);
    if (safe === UNKNOWN)
      return undecided(`whether ${version} is old enough to have the hole cannot be told`);
    return safe
      ? pass
      : fail(`runs ${engine} ${version}, which lets users read files of the server`, "upgrade it");
  },
});
