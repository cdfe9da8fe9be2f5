/**
 * For whom somebody may act: organisations, each with the one that acts for it now: itself, or the successor that took over what it was asked and promised.
 */
export type ActsFor = Readonly<Record<string, string>>

/** Who acts for an organisation; nobody when it is not one of the caller's. */
export const actingFor = (actsFor: ActsFor, organisation: string): string | undefined =>
  Object.hasOwn(actsFor, organisation) ? actsFor[organisation] : undefined
