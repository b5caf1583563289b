import { type EncryptionAtRest, isCustomerKey, storePart } from "../at-rest.ts";
import { type Known, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { text } from "../reading.ts";
import { awsKey } from "../views/disk.ts";

/** Shared file systems. */
export const fileEncryption = resourceFact<EncryptionAtRest>("file-encryption", {
  "aws:efs/fileSystem:FileSystem": (props) => [
    {
      ...storePart(props, { encrypted: "encrypted", key: "kmsKeyId" }),
      customerKey: awsKey(props, "encrypted", "kmsKeyId"),
    },
  ],
  // FSx always encrypts, with its own key unless given one: fsx typings of aws 7.48.
  "aws:fsx/windowsFileSystem:WindowsFileSystem": fsx,
  "aws:fsx/lustreFileSystem:LustreFileSystem": fsx,
  "aws:fsx/ontapFileSystem:OntapFileSystem": fsx,
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": fsx,
  "aws:fsx/fileCache:FileCache": fsx,
  "alicloud:nas/fileSystem:FileSystem": (props) => {
    // 0 (default) none, 1 a key of the service, 2 a key of the customer: nas.FileSystem.encryptType.
    const type = text(props, "encryptType") ?? "0";
    const is = (...values: string[]): Known<boolean> => (type === UNKNOWN ? UNKNOWN : values.includes(type));
    return [{ label: "", encrypted: is("1", "2"), customerKey: is("2") }];
  },
});

function fsx(props: unknown): EncryptionAtRest {
  return [{ label: "", encrypted: true, customerKey: isCustomerKey(props, "kmsKeyId") }];
}
