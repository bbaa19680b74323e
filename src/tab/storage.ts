/** What the browser keeps for this page. In a frame of another site it may forbid even to look at it. */
export function storage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
