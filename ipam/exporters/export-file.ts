/** One file of an export; its name is relative to where the user wants the export. */
export interface ExportFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}
