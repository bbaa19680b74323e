/** As many findings as a text gets; `mask` hides everything behind the last one of so many. */
export const MOST_FINDINGS = 500;
