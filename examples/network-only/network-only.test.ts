import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { RecordedResource } from "../../preview/record.ts";
import { runProgram } from "../../preview/run-program.ts";

const { resources } = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });

const byName = (type: string, name: string): RecordedResource => {
  const found = resources.find((resource) => resource.type.endsWith(`:${type}`) && resource.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found;
};

describe("a network on its own, on both clouds", () => {
  it("makes the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("starts a NAT gateway only after the internet gateway, and an SNAT entry only after its address is bound", () => {
    const internet = byName("InternetGateway", "tokyo-internet");
    expect(byName("NatGateway", "tokyo-nat-apne1-az1").dependencies).toContain(internet.urn);
    const bound = byName("EipAssociation", "shanghai-nat");
    expect(byName("SnatEntry", "shanghai-app-cn-shanghai-b").dependencies).toContain(bound.urn);
  });

  it("binds every vSwitch to a table of its own tier before the NAT gateway writes into the system table", () => {
    const attachments = resources.filter(({ type }) => type.endsWith(":RouteTableAttachment"));
    expect(attachments).toHaveLength(6);
    const { dependencies } = byName("NatGateway", "shanghai-nat");
    expect(attachments.filter(({ urn }) => !dependencies.includes(urn))).toEqual([]);
  });

  it("grants the log service its key before the encrypted store exists", () => {
    const granted = byName("RolePolicyAttachment", "shanghai-flow-logs-key-user");
    expect(byName("Store", "shanghai-flow-logs-store").dependencies).toContain(granted.urn);
  });

  it("leaves addresses that only the cloud gives unknown", () => {
    expect(byName("Subnet", "tokyo-app-apne1-az1").inputs.ipv6CidrBlock).toEqual({ $unknown: true });
    expect(byName("Switch", "shanghai-app-cn-shanghai-b").inputs.ipv6CidrBlockMask).toBe(16);
  });
});
