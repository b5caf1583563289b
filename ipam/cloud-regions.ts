import type { Provider } from "./cloud-limits.ts";

/**
 * Regions by cloud. AWS: the Region values of @pulumi/aws 7.48.0 without the isolated partitions.
 * Alibaba Cloud: the region tables of its help pages (ECS, Tag and Container Compute Service), 2026-11.
 */
export const REGIONS: Readonly<Record<Provider, readonly string[]>> = {
  aws: words(`
    af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2
    ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7
    ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2
    eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1
    us-west-2 cn-north-1 cn-northwest-1 us-gov-east-1 us-gov-west-1`),
  alicloud: words(`
    cn-qingdao cn-beijing cn-zhangjiakou cn-huhehaote cn-wulanchabu cn-hangzhou cn-shanghai cn-nanjing cn-fuzhou
    cn-wuhan-lr cn-zhengzhou-jva cn-shenzhen cn-heyuan cn-guangzhou cn-chengdu cn-hongkong ap-northeast-1
    ap-northeast-2 ap-southeast-1 ap-southeast-3 ap-southeast-5 ap-southeast-6 ap-southeast-7 us-east-1 us-west-1
    us-southeast-1 na-south-1 eu-central-1 eu-west-1 me-east-1 me-central-1 cn-hangzhou-finance
    cn-shanghai-finance-1 cn-shenzhen-finance-1 cn-beijing-finance-1 cn-north-2-gov-1`),
};

/** Why a text is no availability zone of the region, and what one looks like; undefined if it is one. */
export function azFault(
  provider: Provider,
  region: string,
  az: string,
): { readonly message: string; readonly hint: string } | undefined {
  if (provider === "alicloud") {
    const suffix = az.startsWith(region) ? az.slice(region.length) : "";
    if (/^-?[a-z]$/.test(suffix)) return undefined;
    const joint = /-\d$/.test(region) ? "" : "-";
    return {
      message: `is no zone of ${region}`,
      hint: `a zone is the region and a letter, such as ${region}${joint}b`,
    };
  }
  const code = azCode(region);
  if (new RegExp(`^${code}-az[1-9][0-9]?$`).test(az)) return undefined;
  if (az.startsWith(region) && /^[a-z]$/.test(az.slice(region.length))) {
    return {
      message: "is a zone name, which means another building in every account",
      hint: `use the zone id, such as ${code}-az1`,
    };
  }
  return { message: `is no zone id of ${region}`, hint: `a zone id looks like ${code}-az1` };
}

/** How AWS shortens a region in its zone ids: `ap-southeast-1` → `apse1`, `us-gov-west-1` → `usgw1`. */
function azCode(region: string): string {
  const parts = region.split("-");
  return parts
    .map((part, index) => {
      if (index === 0 || index === parts.length - 1) return part;
      if (part === "gov") return "g";
      return part.replace(/^(north|south|east|west|central)(east|west)?$/, (_, first, second) =>
        second ? `${first[0]}${second[0]}` : first[0],
      );
    })
    .join("");
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
