import { control, type Known, UNKNOWN } from "../../control.ts";
import { dataCopies } from "../../facts/backup-coverage.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";
import {
  type DataScope,
  dataScope,
  dataScopeSchema,
  ofImportant,
  someCopy,
} from "../../judgements/backup.ts";
import { copyDistance } from "../../views/backup-coverage.ts";

interface Distance extends DataScope {
  readonly minimumKilometres: number;
}

/** Where a copy lies, if it lies elsewhere. */
interface Placed {
  readonly region: Known<string>;
  readonly km: Known<number>;
}

/** @clause 1.6.3-e */
const MINIMUM_KILOMETRES = 50;

export const backupRequireOffsiteCopy = control({
  id: "backup-require-offsite-copy",
  title: "A copy of important data lies fifty kilometres away",
  clauses: ["1.6.3-e", "8.4.3-b", "4.4.4-a", "10.2.2-c"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "Flood, fire or a power failure takes a whole metropolis of data centres at once. Shenzhen and Hong Kong are two regions and one typhoon.",
  sameAs: [],
  fact: dataCopies,
  settings: {
    defaults: { ...dataScope, minimumKilometres: MINIMUM_KILOMETRES } as Distance,
    schema: {
      ...dataScopeSchema,
      minimumKilometres: {
        type: "integer",
        minimum: 1,
        description: "fewest kilometres between the data and its farthest copy, by the places of the regions",
      },
    },
  },
  judge(coverage, { settings }) {
    // Copies of buckets are replications, which a control of the storage domain measures.
    if (coverage.kind === "bucket") return notApplicable("copies of buckets are judged with the buckets");
    return ofImportant(coverage, settings, () => {
      const distances = coverage.copies.map(
        (copy): Placed => ({
          region: copy.region === "same" ? UNKNOWN : copy.region,
          km: copyDistance(coverage, copy),
        }),
      );
      const away = someCopy(coverage, (copy) =>
        atLeast(copyDistance(coverage, copy), settings.minimumKilometres),
      );
      if (away === UNKNOWN) return undecided("where its copies lie is known only after deployment");
      if (away) return pass;
      const [farthest] = distances.toSorted((a, b) => order(b.km) - order(a.km));
      const place =
        farthest === undefined || farthest.km === UNKNOWN || typeof farthest.region !== "string"
          ? "has no copy outside its region"
          : `its farthest copy, in ${farthest.region}, lies ${farthest.km} kilometres away`;
      return fail(
        place,
        `copy its backups to a region at least ${settings.minimumKilometres} kilometres away`,
      );
    });
  },
});

function atLeast(kilometres: Known<number>, least: number): Known<boolean> {
  return kilometres === UNKNOWN ? UNKNOWN : kilometres >= least;
}

function order(kilometres: Known<number>): number {
  return kilometres === UNKNOWN ? -1 : kilometres;
}
