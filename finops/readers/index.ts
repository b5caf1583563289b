import { ALIBABA_AMORTISED, ALIBABA_INSTANCE } from "./alibaba.ts";
import { AZURE_EA } from "./azure.ts";
import { CUR } from "./cur.ts";
import { FOCUS } from "./focus.ts";
import type { BillFormat } from "./format.ts";

/** Every format that is read, the most telling first. */
export const FORMATS: readonly BillFormat[] = [FOCUS, CUR, ALIBABA_AMORTISED, ALIBABA_INSTANCE, AZURE_EA];
