import { createHash } from 'node:crypto'
import type { ProgrammeView } from '@heard/contracts/engagement'

/** Stands for the very words that somebody agrees to on paper: printed at the foot of the form, and compared when it is keyed in. */
export const agreementsCode = (notices: ProgrammeView['notices']): string =>
  createHash('sha256')
    .update(JSON.stringify(notices.map(({ purpose, version, hash }) => [purpose, version, hash])))
    .digest('hex')
    .slice(0, 6)
    .toUpperCase()
