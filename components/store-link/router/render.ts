import type { Vendor } from "../contract.ts";
import { ciscoIosXe } from "./cisco-ios-xe.ts";
import { huaweiAr } from "./huawei-ar.ts";
import { linux } from "./linux.ts";
import type { RouterPlan } from "./plan.ts";

const RENDERERS: Readonly<Record<Vendor, (plan: RouterPlan) => string>> = {
  "cisco-ios-xe": ciscoIosXe,
  "huawei-ar": huaweiAr,
  linux,
};

/** Configuration of a store's router, as its vendor writes it; keys are placeholders until they are filled in. */
export function renderRouter(plan: RouterPlan): string {
  return RENDERERS[plan.device](plan);
}
