/** What is supported until when, as the providers publish it, and how versions compare. */

/**
 * Deprecation dates of Lambda: "Lambda runtimes", supported and deprecated, as endoflife.date had them on 2026-08-22.
 * A later end is a line of the setting.
 */
export const LAMBDA_ENDS: Readonly<Record<string, string>> = {
  nodejs: "2016-08-30",
  "nodejs4.3": "2020-03-05",
  "nodejs4.3-edge": "2020-03-05",
  "nodejs6.10": "2019-08-12",
  "nodejs8.10": "2020-03-06",
  "nodejs10.x": "2021-07-30",
  "nodejs12.x": "2023-03-31",
  "nodejs14.x": "2023-12-04",
  "nodejs16.x": "2024-06-12",
  "nodejs18.x": "2025-09-01",
  "nodejs20.x": "2026-04-30",
  "nodejs22.x": "2027-04-30",
  "nodejs24.x": "2028-04-30",
  "python2.7": "2021-07-15",
  "python3.6": "2022-07-18",
  "python3.7": "2023-12-04",
  "python3.8": "2024-10-14",
  "python3.9": "2025-12-15",
  "python3.10": "2026-10-31",
  "python3.11": "2027-06-30",
  "python3.12": "2028-10-31",
  "python3.13": "2029-06-30",
  "python3.14": "2029-06-30",
  java8: "2024-01-08",
  "java8.al2": "2027-06-30",
  java11: "2027-06-30",
  java17: "2027-06-30",
  java21: "2029-06-30",
  java25: "2029-06-30",
  "go1.x": "2024-01-08",
  provided: "2024-01-08",
  "provided.al2": "2026-07-31",
  "provided.al2023": "2029-06-30",
  "ruby2.5": "2021-07-30",
  "ruby2.7": "2023-12-07",
  "ruby3.2": "2026-03-31",
  "ruby3.3": "2027-03-31",
  "ruby3.4": "2028-03-31",
  "dotnetcore1.0": "2019-06-27",
  "dotnetcore2.0": "2019-05-30",
  "dotnetcore2.1": "2022-01-05",
  "dotnetcore3.1": "2023-04-03",
  "dotnet5.0": "2022-05-10",
  dotnet6: "2024-12-20",
  dotnet7: "2024-05-14",
  dotnet8: "2026-11-10",
  dotnet10: "2028-11-14",
};

/**
 * Function Compute promises to end a runtime with the version of its language ("Runtimes", deprecation policy) and no
 * date for any could be found: these are the ends of the languages (endoflife.date, 2026-08-22). The newest name of a
 * language is left out while the service offers no newer one: nodejs20, php7.2, dotnetcore3.1.
 */
export const FUNCTION_COMPUTE_ENDS: Readonly<Record<string, string>> = {
  nodejs6: "2019-04-30",
  nodejs8: "2019-12-31",
  nodejs10: "2021-04-30",
  nodejs12: "2022-04-30",
  nodejs14: "2023-04-30",
  nodejs16: "2023-09-11",
  nodejs18: "2025-04-30",
  "python2.7": "2020-01-01",
  // Python 3.6.
  python3: "2021-12-23",
  "python3.9": "2025-10-31",
  "python3.10": "2026-10-31",
  "dotnetcore2.1": "2021-08-21",
};

/** End of extended support of EKS: "Kubernetes version lifecycle on EKS", as endoflife.date had it on 2026-08-22. */
export const EKS_ENDS: Readonly<Record<string, string>> = {
  "1.28": "2025-11-26",
  "1.29": "2026-03-23",
  "1.30": "2026-07-23",
  "1.31": "2026-11-26",
  "1.32": "2027-03-23",
  "1.33": "2027-07-29",
  "1.34": "2027-12-02",
  "1.35": "2028-03-27",
  "1.36": "2028-08-02",
};

/**
 * End of support of ACK: "Support for Kubernetes versions", page of 2026-03-17; 1.36 as its page announces it. From 1.31
 * on a version has a year; 1.29 never came.
 */
export const ACK_ENDS: Readonly<Record<string, string>> = {
  "1.28": "2025-10-31",
  "1.30": "2026-06-30",
  "1.31": "2025-09-30",
  "1.32": "2026-01-31",
  "1.33": "2026-05-31",
  "1.34": "2026-09-30",
  "1.35": "2027-02-28",
  "1.36": "2027-05-30",
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
