export { AlicloudCostExport } from "./alicloud.ts";
export { AwsCostExport } from "./aws.ts";
export {
  type CostExportArgs,
  type CostExportOutputs,
  type CostQuestion,
  EXPORT_KINDS,
  type ExportKind,
} from "./contract.ts";
export { layoutAlicloudCostExport, layoutAwsCostExport } from "./layout.ts";
