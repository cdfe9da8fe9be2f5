import type { ActivityKind } from '@heard/contracts/champions'

export const kindNames: Readonly<Record<ActivityKind, string>> = {
  awareness: 'Raised awareness',
  signposting: 'Pointed somebody to a service',
  gathering: 'Helped at a gathering',
  conversation: 'Held a conversation',
  'board-meeting': 'Went to a board or management meeting',
}

/** Minutes in words: "1 hour 30 minutes". */
export const inTime = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [hours > 0 && (hours === 1 ? '1 hour' : `${hours} hours`), rest > 0 && (rest === 1 ? '1 minute' : `${rest} minutes`)]
  return parts.filter(Boolean).join(' ') || 'no time yet'
}
