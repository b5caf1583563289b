import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import type * as proto from "@pulumi/pulumi/proto/resource_pb.js";
import { LEGACY_FEATURES, supportedFeatures } from "./features.ts";
import type { Observed, Progress } from "./host-messages.ts";
import { answerInvoke, outputForms } from "./lookups.ts";
import type { Registration } from "./registration.ts";
import { requestedOptions, toRegistration } from "./request.ts";
import { type Sdk, toStruct } from "./sdk.ts";
import { type Transform, transformCaller } from "./transforms.ts";
import { isProviderType, makeUrn, packageOf, STACK_TYPE } from "./urn.ts";
import {
  isSecret,
  outputDependencies,
  secret,
  type WireObject,
  withDependencies,
  withOutputs,
  withoutOutputs,
  withoutReferences,
} from "./wire.ts";

/** What the engine knows of a deployment before the program runs. */
export interface Deployment {
  readonly project: string;
  readonly stack: string;
  readonly organization: string;
}

type Reply<T> = (error: { code: number; message: string; details: string } | null, response?: T) => void;
type Method = (request: never, reply: Reply<never>) => void;

/** The methods of Pulumi's ResourceMonitor service that the SDK calls, on messages instead of a socket. */
export interface Monitor {
  readonly service: Readonly<Record<string, Method>>;
  readonly observed: () => Observed;
  readonly progress: () => Progress;
  /** Calls received so far: as long as it grows, the program is at work. */
  readonly calls: () => number;
}

/**
 * Stands in for the engine of a first `pulumi preview` with providers that hold nothing yet: each resource is
 * to be created, its inputs come back as outputs, its id and every other output are unknown.
 */
export function createMonitor(deployment: Deployment, sdk: Sdk): Monitor {
  const { project, stack } = deployment;
  const registrations = new Map<string, Registration>();
  const outputs = new Map<string, WireObject>();
  const lookups = new Set<string>();
  const warnings: string[] = [];
  const ownTransforms = new Map<string, readonly Transform[]>();
  const providersOf = new Map<string, ReadonlyMap<string, string>>();
  const stackTransforms: Transform[] = [];
  const packages: string[] = [];
  const callbacks = transformCaller(sdk);
  const takesUnknown = outputForms(sdk);
  let stackUrn = "";
  let last: Registration | undefined;
  let calls = 0;

  function claimUrn(parent: string, type: string, name: string): string {
    const urn = makeUrn(stack, project, parent, type, name);
    if (registrations.has(urn)) {
      throw new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`);
    }
    return urn;
  }

  function transformsFor(parent: string, own: readonly Transform[]): readonly Transform[] {
    const found = [...own];
    for (let at: string | undefined = parent; at; at = registrations.get(at)?.parent) {
      found.push(...(ownTransforms.get(at) ?? []));
    }
    return [...found, ...stackTransforms];
  }

  async function registerResource(
    request: proto.RegisterResourceRequest,
  ): Promise<proto.RegisterResourceResponse> {
    const type = request.getType();
    const name = request.getName();
    const custom = request.getCustom();
    const remote = request.getRemote();
    const parent = request.getParent() || (type === STACK_TYPE ? "" : stackUrn);
    const parentGoal = registrations.get(parent);
    const own = request.getTransformsList().map(callbacks.bind);
    const transforms = transformsFor(parent, own);

    let options = requestedOptions(sdk, request, parentGoal);
    if ((custom || remote) && options.getProvider() === "") {
      const pkg = packageOf(type);
      options.setProvider(request.getProvidersMap().get(pkg) ?? providersOf.get(parent)?.get(pkg) ?? "");
    }
    let inputs = (request.getObject()?.toJavaScript() ?? {}) as WireObject;
    let dependencies = new Set(request.getDependenciesList());
    const byInput = new Map<string, readonly string[]>();
    for (const [key, urns] of request.getPropertydependenciesMap().entries()) {
      byInput.set(key, urns.getUrnsList());
    }

    if (transforms.length > 0) {
      inputs = Object.fromEntries(
        Object.entries(inputs).map(([key, value]) => [
          key,
          own.length > 0 ? withDependencies(withOutputs(value), byInput.get(key) ?? []) : withOutputs(value),
        ]),
      );
      let subject = { type, name, custom, parent, inputs, options };
      for (const transform of transforms) subject = { ...subject, ...(await transform(subject)) };
      ({ inputs, options } = subject);
      // As in the engine: the resource's own transforms replace the dependencies, the stack's only add to them.
      if (own.length > 0) {
        dependencies = new Set(options.getDependsOnList());
        byInput.clear();
      }
    }
    for (const [key, value] of Object.entries(inputs)) {
      const held = outputDependencies(value);
      if (own.length > 0) for (const urn of held) dependencies.add(urn);
      byInput.set(key, [...new Set([...(byInput.get(key) ?? []), ...held])]);
    }
    inputs = remote ? inputs : (withoutOutputs(inputs) as WireObject);

    const urn = claimUrn(parent, type, name);
    if (type === STACK_TYPE) stackUrn = urn;
    if (isProviderType(type) && options.getVersion() !== "" && inputs.version === undefined) {
      inputs = { ...inputs, version: options.getVersion() };
    }
    const registration = toRegistration(
      { project, stack },
      { urn, type, name, parent, custom, remote, inputs, dependencies, byInput, options },
      request,
    );
    registrations.set(urn, registration);
    last = registration;
    ownTransforms.set(urn, own);
    if (!custom) {
      providersOf.set(
        urn,
        new Map([...(providersOf.get(parent) ?? []), ...request.getProvidersMap().entries()]),
      );
    }
    if (remote) {
      warnings.push(`${urn}: built by a provider plug-in, so its children cannot be shown offline`);
    }

    const response = new sdk.resource.RegisterResourceResponse();
    response.setUrn(urn);
    response.setResult(sdk.resource.Result.SUCCESS);
    const known = custom ? createdOutputs(inputs, registration.additionalSecretOutputs) : {};
    outputs.set(urn, known);
    response.setObject(toStruct(sdk, known));
    return response;
  }

  function readResource(request: proto.ReadResourceRequest): proto.ReadResourceResponse {
    const parent = request.getParent() || stackUrn;
    const inputs = (request.getProperties()?.toJavaScript() ?? {}) as WireObject;
    const urn = claimUrn(parent, request.getType(), request.getName());
    registrations.set(urn, {
      urn,
      type: request.getType(),
      name: request.getName(),
      parent,
      custom: true,
      external: true,
      inputs,
      dependencies: request.getDependenciesList(),
      propertyDependencies: {},
      ignoreChanges: [],
      replaceOnChanges: [],
      additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
      aliases: [],
    });
    const response = new sdk.resource.ReadResourceResponse();
    response.setUrn(urn);
    // A stack reference's name is the program's own; all else only the cloud or the other stack knows.
    const name = request.getType() === "pulumi:pulumi:StackReference" ? inputs.name : undefined;
    const known: WireObject = name === undefined ? {} : { name };
    outputs.set(urn, known);
    response.setProperties(toStruct(sdk, known));
    return response;
  }

  function registerResourceOutputs(request: proto.RegisterResourceOutputsRequest): unknown {
    const urn = request.getUrn();
    outputs.set(urn, (request.getOutputs()?.toJavaScript() ?? {}) as WireObject);
    return empty();
  }

  function registerPackage(request: proto.RegisterPackageRequest): proto.RegisterPackageResponse {
    const named = request.getParameterization() ?? request;
    packages.push(`${named.getName()}@${named.getVersion()}`);
    const response = new sdk.resource.RegisterPackageResponse();
    response.setRef(`${packages.at(-1)}#${packages.length}`);
    return response;
  }

  function invoke(request: proto.ResourceInvokeRequest): proto.ResourceInvokeResponse {
    const answer = answerInvoke(sdk, request, { registrations, outputs, takesUnknown });
    if (answer.lookup) lookups.add(answer.lookup);
    if (answer.error) throw new Error(answer.error);
    return answer.response;
  }

  function call(request: proto.ResourceCallRequest): never {
    throw new Error(
      `${request.getTok()} is a method that a provider plug-in runs; the offline preview has no plug-ins`,
    );
  }

  function existsResource(request: proto.ExistsResourceRequest): never {
    throw new Error(
      `whether ${request.getType()} "${request.getId()}" exists only the cloud knows; the offline preview asks no cloud`,
    );
  }

  function deploymentInfo(): proto.DeploymentInfo {
    const info = new sdk.resource.DeploymentInfo();
    info.setProject(project);
    info.setStack(stack);
    info.setOrganization(deployment.organization);
    info.setDryrun(true);
    info.setParallel(PARALLEL);
    info.setSupportedfeaturesList(supportedFeatures(sdk));
    return info;
  }

  /** Turns a function that returns or throws into a unary method. */
  function answer<Request, Response>(handle: (request: Request) => Response | Promise<Response>): Method {
    return ((request: Request, reply: Reply<Response>) => {
      calls += 1;
      void (async () => handle(request))().then(
        (response) => reply(null, response),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          reply(Object.assign(new Error(message), { code: GRPC_UNKNOWN, details: message }));
        },
      );
    }) as unknown as Method;
  }

  const empty = (): unknown => new sdk.empty.Empty();

  return {
    service: {
      registerResource: answer(registerResource),
      readResource: answer(readResource),
      registerResourceOutputs: answer(registerResourceOutputs),
      invoke: answer(invoke),
      call: answer(call),
      existsResource: answer(existsResource),
      registerPackage: answer(registerPackage),
      registerStackTransform: answer((callback: Callback) => {
        stackTransforms.push(callbacks.bind(callback));
        return empty();
      }),
      // An invoke transform changes only the question; the answer is unknown either way.
      registerStackInvokeTransform: answer(empty),
      // Hooks run while a step is carried out; a preview carries out none.
      registerResourceHook: answer(empty),
      registerErrorHook: answer(empty),
      signalAndWaitForShutdown: answer(empty),
      getDeploymentInfo: answer(deploymentInfo),
      supportsFeature: answer((request: proto.SupportsFeatureRequest) => {
        const response = new sdk.resource.SupportsFeatureResponse();
        response.setHassupport(LEGACY_FEATURES.has(request.getId()));
        return response;
      }),
    },
    observed: () => ({
      registrations: [...registrations.values()],
      outputs: Object.fromEntries(outputs),
      lookups: [...lookups].sort(),
      warnings,
    }),
    progress: () => ({
      kind: "progress",
      resources: registrations.size,
      last: last?.name ?? "",
    }),
    calls: () => calls,
  };
}

/** The engine's own number for `pulumi preview` without `--parallel`: four a processor of a common machine. */
const PARALLEL = 16;

/** Inputs come back as outputs; those named secret by the program come back as secrets. */
function createdOutputs(inputs: WireObject, secrets: readonly string[]): WireObject {
  const known = withoutReferences(inputs) as WireObject;
  if (secrets.length === 0) return known;
  return Object.fromEntries(
    Object.entries(known).map(([key, value]) => [
      key,
      secrets.includes(key) && !isSecret(value) ? secret(value) : value,
    ]),
  );
}

const GRPC_UNKNOWN = 2;
