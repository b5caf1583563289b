import type { Provider } from "./cloud-limits.ts";

/** Where a region lies: the middle of the metropolis that its provider names it after. */
export interface RegionPlace {
  readonly metro: string;
  /** Degrees, north positive. */
  readonly latitude: number;
  /** Degrees, east positive. */
  readonly longitude: number;
}

export interface CloudRegion {
  readonly provider: Provider;
  readonly region: string;
}

/**
 * Data centres of a region lie around its metropolis, not in the middle of it. Distances of this table are
 * therefore good to some tens of kilometres. That decides every pair there is: none lies between 29 km (the two
 * regions of Oregon; Shenzhen and Hong Kong 28 km) and 105 km (Shenzhen and Guangzhou).
 */
export const REGION_PLACES: Readonly<Record<Provider, Readonly<Record<string, RegionPlace>>>> = {
  // Metropolis or state: "AWS Regions", AWS global infrastructure guide, read on 2026-11-23. Coordinates:
  // GeoNames, the populated place of that name; for a state, the county that holds the data centres.
  aws: places(`
    af-south-1      -33.93   18.42  Cape Town
    ap-east-1        22.32  114.17  Hong Kong
    ap-east-2        25.04  121.56  Taipei
    ap-northeast-1   35.69  139.69  Tokyo
    ap-northeast-2   37.57  126.98  Seoul
    ap-northeast-3   34.69  135.50  Osaka
    ap-south-1       19.07   72.88  Mumbai
    ap-south-2       17.38   78.46  Hyderabad
    ap-southeast-1    1.29  103.85  Singapore
    ap-southeast-2  -33.87  151.21  Sydney
    ap-southeast-3   -6.21  106.85  Jakarta
    ap-southeast-4  -37.81  144.96  Melbourne
    ap-southeast-5    3.14  101.69  Kuala Lumpur
    ap-southeast-6  -36.85  174.76  Auckland
    ap-southeast-7   13.75  100.50  Bangkok
    ca-central-1     45.51  -73.59  Montreal
    ca-west-1        51.05 -114.09  Calgary
    cn-north-1       39.91  116.40  Beijing
    cn-northwest-1   37.51  105.18  Zhongwei
    eu-central-1     50.12    8.68  Frankfurt
    eu-central-2     47.37    8.55  Zurich
    eu-north-1       59.33   18.07  Stockholm
    eu-south-1       45.46    9.19  Milan
    eu-south-2       41.66   -0.88  Zaragoza
    eu-west-1        53.33   -6.25  Dublin
    eu-west-2        51.51   -0.13  London
    eu-west-3        48.85    2.35  Paris
    il-central-1     32.08   34.78  Tel Aviv
    me-central-1     25.07   55.17  Dubai
    me-south-1       26.23   50.59  Manama
    mx-central-1     20.59 -100.39  Queretaro
    sa-east-1       -23.55  -46.64  Sao Paulo
    us-east-1        39.04  -77.49  Ashburn
    us-east-2        39.96  -83.00  Columbus
    us-gov-east-1    39.96  -83.00  Columbus
    us-gov-west-1    45.92 -119.34  Umatilla
    us-west-1        37.35 -121.95  Santa Clara
    us-west-2        45.84 -119.70  Boardman`),
  // City: "Regions and zones", ECS user guide of Alibaba Cloud, read on 2026-11-23. Coordinates: GeoNames.
  alicloud: places(`
    ap-northeast-1          35.69  139.69  Tokyo
    ap-northeast-2          37.57  126.98  Seoul
    ap-southeast-1           1.29  103.85  Singapore
    ap-southeast-3           3.14  101.69  Kuala Lumpur
    ap-southeast-5          -6.21  106.85  Jakarta
    ap-southeast-6          14.60  120.98  Manila
    ap-southeast-7          13.75  100.50  Bangkok
    cn-beijing              39.91  116.40  Beijing
    cn-beijing-finance-1    39.91  116.40  Beijing
    cn-chengdu              30.67  104.07  Chengdu
    cn-fuzhou               26.06  119.31  Fuzhou
    cn-guangzhou            23.12  113.25  Guangzhou
    cn-hangzhou             30.29  120.16  Hangzhou
    cn-hangzhou-finance     30.29  120.16  Hangzhou
    cn-heyuan               23.73  114.68  Heyuan
    cn-hongkong             22.32  114.17  Hong Kong
    cn-huhehaote            40.81  111.65  Hohhot
    cn-nanjing              32.06  118.78  Nanjing
    cn-north-2-gov-1        39.91  116.40  Beijing
    cn-qingdao              36.06  120.38  Qingdao
    cn-shanghai             31.22  121.46  Shanghai
    cn-shanghai-finance-1   31.22  121.46  Shanghai
    cn-shenzhen             22.55  114.07  Shenzhen
    cn-shenzhen-finance-1   22.55  114.07  Shenzhen
    cn-wuhan-lr             30.58  114.27  Wuhan
    cn-wulanchabu           41.03  113.08  Ulanqab
    cn-zhangjiakou          40.81  114.88  Zhangjiakou
    cn-zhengzhou-jva        34.76  113.65  Zhengzhou
    eu-central-1            50.12    8.68  Frankfurt
    eu-west-1               51.51   -0.13  London
    me-central-1            24.69   46.72  Riyadh
    me-east-1               25.07   55.17  Dubai
    na-south-1              20.59 -100.39  Queretaro
    us-east-1               39.04  -77.49  Ashburn
    us-southeast-1          33.75  -84.39  Atlanta
    us-west-1               37.35 -121.95  Santa Clara`),
};

/** Mean radius of the earth (IUGG). */
const EARTH_KM = 6371.0088;

/** Great-circle distance by the haversine formula, in whole kilometres. */
export function distanceKm(from: RegionPlace, to: RegionPlace): number {
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const half =
    Math.sin((b - a) / 2) ** 2 +
    Math.cos(a) * Math.cos(b) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  return Math.round(2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half))));
}

/** How far two regions of any cloud lie apart; undefined where the table knows one of them not. */
export function regionDistanceKm(from: CloudRegion, to: CloudRegion): number | undefined {
  const [start, end] = [placeOf(from), placeOf(to)];
  return start === undefined || end === undefined ? undefined : distanceKm(start, end);
}

export function placeOf({ provider, region }: CloudRegion): RegionPlace | undefined {
  const known = REGION_PLACES[provider];
  return Object.hasOwn(known, region) ? known[region] : undefined;
}

/** Regions of one cloud that lie at least so far away, the nearest first. */
export function regionsBeyondKm(from: CloudRegion, kilometres: number): readonly string[] {
  return Object.keys(REGION_PLACES[from.provider])
    .map((region) => ({ region, away: regionDistanceKm(from, { provider: from.provider, region }) ?? 0 }))
    .filter(({ away }) => away >= kilometres)
    .sort((a, b) => a.away - b.away)
    .map(({ region }) => region);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function places(table: string): Readonly<Record<string, RegionPlace>> {
  const rows = table.trim().split("\n");
  return Object.fromEntries(
    rows.map((row) => {
      const [region = "", latitude = "", longitude = "", ...metro] = row.trim().split(/\s+/);
      return [region, { metro: metro.join(" "), latitude: Number(latitude), longitude: Number(longitude) }];
    }),
  );
}
