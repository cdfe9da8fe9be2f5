export type { PieceFact } from '@heard/contracts/engagement'

export const pieceStream = (programme: string, piece: string): string => `piece-${programme}.${piece}`
