/**
 * What the engine starts as `pulumi-language-nodejs`: it runs a program through the SDK's own runner, as the
 * released host does. Arguments: the runner's file; the engine adds its address last. Prints its port.
 */
import { spawn } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb.js";
import * as messages from "@pulumi/pulumi/proto/language_pb.js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";

const [, , runner = ""] = process.argv;
const engine = process.argv.at(-1) ?? "";

async function runProgram(request: messages.RunRequest): Promise<messages.RunResponse> {
  const info = request.getInfo();
  const options = info?.getOptions()?.toJavaScript() ?? {};
  const flags = {
    monitor: request.getMonitorAddress(),
    engine,
    organization: request.getOrganization(),
    project: request.getProject(),
    stack: request.getStack(),
    "root-directory": info?.getRootDirectory() ?? "",
    pwd: info?.getProgramDirectory() ?? "",
    parallel: String(request.getParallel()),
  };
  const words = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  const program = spawn(
    process.execPath,
    [runner, ...words, ...(request.getDryrun() ? ["--dry-run"] : []), info?.getEntryPoint() ?? "."],
    {
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().entries())),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
        PULUMI_NODEJS_TYPESCRIPT: String(options.typescript !== false),
      },
    },
  );
  const code = await new Promise<number>((resolve) => program.on("close", (status) => resolve(status ?? 1)));
  const response = new messages.RunResponse();
  // The runner's own sign that it has told the engine what was wrong.
  if (code === 32) response.setBail(true);
  else if (code !== 0) response.setError(`the program ended with ${code}`);
  return response;
}

/** One unary method. */
function unary<Request, Response>(answer: (request: Request) => Response | Promise<Response>) {
  return async (call: { request: Request }, respond: grpc.sendUnaryData<Response>): Promise<void> => {
    try {
      respond(null, await answer(call.request));
    } catch (error) {
      respond({ code: grpc.status.INTERNAL, message: String(error) });
    }
  };
}

const server = new grpc.Server();
server.addService(LanguageRuntimeService as grpc.ServiceDefinition, {
  handshake: unary(() => new messages.LanguageHandshakeResponse()),
  getPluginInfo: unary(() => new PluginInfo().setVersion("1.0.0")),
  getRequiredPlugins: unary(() => new messages.GetRequiredPluginsResponse()),
  getRequiredPackages: unary(() => new messages.GetRequiredPackagesResponse()),
  run: unary(runProgram),
  cancel: unary(() => new Empty()),
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});
