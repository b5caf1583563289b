import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireDesktopRootEncryption } from "./platform-require-desktop-root-encryption.ts";

const WORKSPACE = "aws:workspaces/workspace:Workspace";

export const cases: ControlCases = {
  control: platformRequireDesktopRootEncryption,
  aws: {
    pass: [example(WORKSPACE, { rootVolumeEncryptionEnabled: true })],
    fail: [example(WORKSPACE, {}), example(WORKSPACE, { rootVolumeEncryptionEnabled: "false" })],
    unknown: [example(WORKSPACE, { rootVolumeEncryptionEnabled: UNKNOWN })],
  },
};
