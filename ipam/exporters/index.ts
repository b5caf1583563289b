/** Apart from `ipam/index.ts`: a preview plans addresses and writes no workbook. */
export type { ExportFile } from "./export-file.ts";
export { FILE_EXPORTERS, type FileExporter, NETBOX_SCOPES, type NetBoxScope } from "./file-exporters.ts";
export { toJson } from "./json.ts";
export { KEA_TARGETS, type KeaTarget } from "./kea.ts";
export { LANGUAGES, type Language } from "./table.ts";
export { EXPORTERS } from "./table-exporters.ts";
