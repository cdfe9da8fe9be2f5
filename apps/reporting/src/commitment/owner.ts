import { type ActsFor, actingFor } from '../acts-for.ts'
import type { CommitmentState, HeldCommitment } from './commitment.state.ts'

export type Of = { readonly programme: string; readonly commitment: string }
export type Owned = Of & { readonly actsFor: ActsFor }
export type Dated = { readonly on: string; readonly today: string }

export type OwnerRefusal = 'unknown-commitment' | 'not-yours'
export type DayRefusal = 'in-the-future' | 'before-it-was-made'

type Owner = { readonly held: HeldCommitment; readonly acting: { readonly organisation: string; readonly by: string } }

/** The commitment with whoever acts for the organisation that made it. */
export const ownerOf = ({ actsFor }: Owned, held: CommitmentState): Owner | OwnerRefusal => {
  if (!held) return 'unknown-commitment'
  const by = actingFor(actsFor, held.organisation)
  return by === undefined ? 'not-yours' : { held, acting: { organisation: held.organisation, by } }
}

export const dayProblem = ({ on, today }: Dated, { madeOn }: HeldCommitment): DayRefusal | undefined => {
  if (on > today) return 'in-the-future'
  return on < madeOn ? 'before-it-was-made' : undefined
}
