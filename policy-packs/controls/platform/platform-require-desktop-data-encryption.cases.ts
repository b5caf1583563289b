import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireDesktopDataEncryption } from "./platform-require-desktop-data-encryption.ts";

const WORKSPACE = "aws:workspaces/workspace:Workspace";

export const cases: ControlCases = {
  control: platformRequireDesktopDataEncryption,
  aws: {
    pass: [example(WORKSPACE, { userVolumeEncryptionEnabled: true })],
    fail: [example(WORKSPACE, {}), example(WORKSPACE, { userVolumeEncryptionEnabled: false })],
    unknown: [example(WORKSPACE, { userVolumeEncryptionEnabled: UNKNOWN })],
  },
};
