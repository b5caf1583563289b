/** Words and numbers that the reports share. */
import type { RecordValue } from "../record.ts";
import { isSecretValue, isUnknown } from "../record.ts";
import type { PreviewReport } from "../report.ts";

const CLOUD_NAMES: Readonly<Record<string, string>> = {
  aws: "AWS",
  alicloud: "Alibaba Cloud",
  component: "Components",
};

export function cloudName(cloud: string): string {
  return CLOUD_NAMES[cloud] ?? cloud;
}

/** `aws:ec2/subnet:Subnet` → `ec2.Subnet`, `atrium:network:AwsNetwork` → `AwsNetwork`. */
export function shortType(type: string): string {
  const [pkg = "", module = "", name = ""] = type.split(":");
  const area = module.split("/")[0] ?? "";
  if (pkg === "pulumi" && module === "providers") return `provider ${name}`;
  return ["", "index", pkg].includes(area) || pkg === "atrium" ? name || type : `${area}.${name}`;
}

export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString("en-US")} ${amount === 1 ? one : many}`;
}

export function shown(value: RecordValue | undefined, width = 60): string {
  if (value === undefined) return "(nothing)";
  if (typeof value === "object" && value !== null) {
    if (isUnknown(value)) return "(known after deployment)";
    if (isSecretValue(value)) return "(secret)";
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return cut(text, width);
}

/** Control characters of a name or value would reach the terminal as commands. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ");
}

export function cut(text: string, width: number): string {
  const line = printable(text);
  return line.length > width ? `${line.slice(0, Math.max(1, width - 1))}…` : line;
}

/** Name of a resource; a key of the address plan is its own name. */
export function nameOf(key: string): string {
  return key.startsWith("urn:") ? key.slice(key.lastIndexOf("::") + 2) : key;
}

/** Section numbers compare number by number: 1.6.3-a before 10.1.1-a. */
export function byClause(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

/** How many resources were looked at, and where they were found. */
export function judgedHow({ summary, asked }: PreviewReport): string {
  const how = asked.state === undefined ? "previewed offline" : "deployed, judged";
  return `${count(summary.resources, "resource")} ${how} in ${summary.seconds.toFixed(1)} s`;
}
