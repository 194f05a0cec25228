/**
 * The one Trusted Types policy of ours: addresses of scripts, and only of our own origin.
 * `new Worker` is a sink, so every worker starts here.
 */
type ScriptPolicy = { createScriptURL: (url: string) => unknown };
type PolicyFactory = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => ScriptPolicy;
};

let policy: ScriptPolicy | undefined;

function ownScript(url: string): string {
  const address = new URL(url, document.baseURI);
  if (address.origin !== location.origin)
    throw new TypeError('A worker must be of our own origin.');
  return address.href;
}

export function startWorker(url: string): Worker {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  policy ??= factory?.createPolicy('transhumance', { createScriptURL: ownScript }) ?? {
    createScriptURL: ownScript,
  };
  return new Worker(policy.createScriptURL(url) as string, { type: 'module' });
}
