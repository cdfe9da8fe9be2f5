import { createHash } from 'node:crypto'

/** How a sample is drawn, as it is said on the page, so that somebody else can draw it again. */
export const sampleRule = (seed: number): string =>
  `Sample: contributions in the order of the SHA-256 of "${seed}/" and their id, the first ones taken. The same seed draws the same sample from the same record.`

/** So many ids, drawn by a seed: in the order of SHA-256 over seed and id. Independent of the order in which they are given. */
export const drawSample = (ids: readonly string[], size: number, seed: number): string[] =>
  ids
    .map((one) => ({ one, rank: createHash('sha256').update(`${seed}/${one}`).digest('hex') }))
    .toSorted((left, right) => (left.rank < right.rank ? -1 : 1))
    .slice(0, size)
    .map(({ one }) => one)
