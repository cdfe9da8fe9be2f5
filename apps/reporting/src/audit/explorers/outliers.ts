import type { Role } from '@heard/contracts/identity'
import { daysBetween } from '@heard/privacy'

/** How many records an account opened on a day. */
export type OpenedDay = { readonly actor: string; readonly day: string; readonly opened: number }
export type Outlier = OpenedDay & { readonly usual: number; readonly role: Role }

const TIMES = 3
const WEEK_DAYS = 7
const FEW = 10
const NEEDED = 3

export const outlierRule = `A day stands out when somebody opened ${FEW} records or more, and more than ${TIMES} times what is usual in their role: the median of what people in that role opened in a day, over the ${WEEK_DAYS} days up to then, without this day of theirs. With fewer than ${NEEDED} such days there is nothing to compare with. Roles are those of today.`

/** The middle of some numbers, of two middles the mean; of none, 0. */
const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((left, right) => left - right)
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  return (low + high) / 2
}

/** Days that stand out by `outlierRule`, each once, in the order given. */
export const outliersOf = (days: readonly OpenedDay[], rolesOf: ReadonlyMap<string, readonly Role[]>): readonly Outlier[] => {
  const byRole = new Map<Role, OpenedDay[]>()
  for (const one of days) for (const role of rolesOf.get(one.actor) ?? []) byRole.set(role, [...(byRole.get(role) ?? []), one])
  const isRecent = (one: OpenedDay, other: OpenedDay): boolean => {
    const before = daysBetween(other.day, one.day)
    return other !== one && before >= 0 && before < WEEK_DAYS
  }
  return days.flatMap((one) => {
    if (one.opened < FEW) return []
    for (const role of rolesOf.get(one.actor) ?? []) {
      const others = (byRole.get(role) ?? []).filter((other) => isRecent(one, other)).map(({ opened }) => opened)
      const usual = median(others)
      if (others.length >= NEEDED && one.opened > TIMES * usual) return [{ ...one, usual, role }]
    }
    return []
  })
}
