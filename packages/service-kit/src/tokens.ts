/** Injection token of the fact definitions of every service in this process. */
export const FACTS = Symbol('heard:facts')
