/** What is supported until when, as the providers publish it, and how versions compare. */

/**
 * Last day on which each runtime is mended. Lambda: "Lambda runtimes", deprecation dates; Function Compute:
 * "Runtime support policy"; read on 2026-11-23. A later end is a line of the setting.
 */
export const RUNTIME_ENDS: Readonly<Record<string, string>> = {
  nodejs: "2016-10-31",
  "nodejs4.3": "2020-03-05",
  "nodejs4.3-edge": "2019-04-30",
  "nodejs6.10": "2019-08-12",
  "nodejs8.10": "2020-03-06",
  "nodejs10.x": "2021-07-30",
  "nodejs12.x": "2023-03-31",
  "nodejs14.x": "2023-12-04",
  "nodejs16.x": "2024-06-12",
  "nodejs18.x": "2025-09-01",
  "nodejs20.x": "2026-04-30",
  "python2.7": "2021-07-15",
  "python3.6": "2022-07-18",
  "python3.7": "2023-12-04",
  "python3.8": "2024-10-14",
  "python3.9": "2025-12-15",
  java8: "2024-01-08",
  "go1.x": "2024-01-08",
  provided: "2024-01-08",
  "ruby2.5": "2021-07-30",
  "ruby2.7": "2023-12-07",
  "ruby3.2": "2026-03-31",
  "dotnetcore1.0": "2019-06-27",
  "dotnetcore2.0": "2019-05-30",
  "dotnetcore2.1": "2022-01-05",
  "dotnetcore3.1": "2023-04-03",
  "dotnet5.0": "2022-05-10",
  dotnet6: "2024-12-20",
  dotnet7: "2024-05-14",
  // Function Compute names its runtimes without a dot and a letter; what runs in them ended with the language.
  nodejs6: "2019-04-30",
  nodejs8: "2019-12-31",
  nodejs10: "2021-04-30",
  nodejs12: "2022-04-30",
  nodejs14: "2023-04-30",
};

/** End of extended support of EKS: "Kubernetes version lifecycle on EKS", read on 2026-11-23. */
export const EKS_ENDS: Readonly<Record<string, string>> = {
  "1.28": "2025-11-26",
  "1.29": "2026-03-23",
  "1.30": "2026-07-23",
  "1.31": "2026-11-26",
  "1.32": "2027-03-23",
  "1.33": "2027-07-29",
  "1.34": "2027-12-02",
  "1.35": "2028-03-27",
};

/** End of support of ACK: "Support for Kubernetes versions", read on 2026-11-23. */
export const ACK_ENDS: Readonly<Record<string, string>> = {
  "1.28": "2025-10-31",
  "1.30": "2026-06-30",
  "1.31": "2025-09-30",
  "1.32": "2026-01-31",
  "1.33": "2026-05-31",
  "1.34": "2026-09-30",
  "1.35": "2027-02-28",
};

/** Is the last day, written `YYYY-MM-DD`, over? The day itself still counts. */
export function hasEnded(lastDay: string, now: Date): boolean {
  return now.toISOString().slice(0, 10) > lastDay;
}

/** `1.35.2-aliyun.1` → `1.35`. */
export function minor(version: string): string {
  return version.replace(/^v/, "").split(".").slice(0, 2).join(".");
}

/** Is the version beyond every one that the table names? */
export function newest(table: Readonly<Record<string, unknown>>, version: string): boolean {
  return Object.keys(table).every((known) => isOlder(known, minor(version)));
}

/** Compares number by number, as far as both have them: `5.9` is older than `5.17`. */
export function isOlder(version: string, than: string): boolean {
  const [own, other] = [numbers(version), numbers(than)];
  for (const [i, wanted] of other.entries()) {
    const number = own[i] ?? 0;
    if (number !== wanted) return number < wanted;
  }
  return false;
}

function numbers(version: string): readonly number[] {
  return version
    .split(/[.-]/)
    .flatMap((part) => (/^v?\d+$/.test(part) ? [Number(part.replace("v", ""))] : []));
}
