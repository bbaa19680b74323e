/** What the network says where nothing has left this machine: what was to be sent cannot have arrived. */
const UNSENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** Whether a request that failed with a code was never sent. */
export function wasUnsent(code: string | undefined): boolean {
  return UNSENT.includes(code ?? '');
}
