import { createRequire } from "node:module";

interface Debuggable {
  debuggablePromise<T>(promise: Promise<T>, context: string): Promise<T>;
}
interface State {
  getStore(): { readonly leakCandidates: Set<unknown> };
}

/**
 * The SDK formats a stack trace for every promise it makes, about 40 a resource, to name them should they never
 * settle: half of a preview's time. This keeps the account of unsettled promises and leaves the traces out, so
 * that the traces of the user's own errors can stay deep.
 */
export function withoutPromiseTraces(sdkEntry: string): void {
  const inside = createRequire(sdkEntry);
  const debuggable = inside("./runtime/debuggable.js") as Debuggable;
  const state = inside("./runtime/state.js") as State;
  debuggable.debuggablePromise = (promise) => {
    const { leakCandidates } = state.getStore();
    leakCandidates.add(promise);
    return promise.then(
      (value) => {
        leakCandidates.delete(promise);
        return value;
      },
      (error: unknown) => {
        leakCandidates.delete(promise);
        throw error;
      },
    );
  };
}
