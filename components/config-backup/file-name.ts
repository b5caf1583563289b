/** What the name of a saved configuration says: `Router-A-20241201-v1.0.cfg`. @clause 1.7.3-b */
export interface ConfigName {
  readonly device: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly version: { readonly major: number; readonly minor: number };
}

/** 34 signs at most: with `config-` before it, it names an alarm. */
export const DEVICE = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,32}[A-Za-z0-9])?$/;

const FILE = /^(.+)-(\d{4})(\d{2})(\d{2})-v(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.cfg$/;

/** Why a name is none, or what it says; a date has to be one of the calendar. */
export function parseConfigName(text: string): ConfigName | { readonly fault: string } {
  const parts = FILE.exec(text);
  if (parts === null) {
    return { fault: "is not written as <device>-<YYYYMMDD>-v<major>.<minor>.cfg" };
  }
  const [, device = "", year = "", month = "", day = "", major = "", minor = ""] = parts;
  if (!DEVICE.test(device))
    return { fault: `"${device}" is no name of a device: letters, digits, hyphens, 34 at most` };
  const date = `${year}-${month}-${day}`;
  const real = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== date) {
    return { fault: `${date} is no day of the calendar` };
  }
  return { device, date, version: { major: Number(major), minor: Number(minor) } };
}

/** @throws RangeError where device, date or version are none */
export function configName({ device, date, version }: ConfigName): string {
  const text = `${device}-${date.replaceAll("-", "")}-v${version.major}.${version.minor}.cfg`;
  const parsed = parseConfigName(text);
  if ("fault" in parsed) throw new RangeError(`${text} ${parsed.fault}`);
  return text;
}

/** Where it lies: each device has a folder of its own, and may write there alone. */
export function configKey(name: ConfigName): string {
  return `${name.device}/${configName(name)}`;
}

/** The names of a device as policies of AWS can tell them: `?` is one character, `*` any number. */
export function namePattern(cloud: "aws" | "alicloud", device: string): string {
  // RAM documents no sign for one character in the names of objects.
  const date = cloud === "aws" ? "????????" : "*";
  return `${device}/${device}-${date}-v*.*.cfg`;
}
