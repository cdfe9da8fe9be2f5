import type { PieceAbout } from '@heard/contracts/engagement'

/** Whether it is shown on a day: a message on its days alone, everything else always. */
export const isShown = (about: PieceAbout, today: string): boolean => about.kind !== 'awareness' || (about.from <= today && today <= about.until)
