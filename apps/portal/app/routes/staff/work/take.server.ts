import type { Call } from '@heard/contracts'
import { actOnConcern } from '@heard/contracts/engagement'
import { z } from 'zod'

/** A task that was taken, and who had it before, so that it can be given back. */
const Taken = z.strictObject({ programme: z.string(), kind: z.literal('concern'), id: z.uuid(), before: z.uuid().optional() })
type Taken = z.infer<typeof Taken>

export const printAgain = ({ programme, kind, id, before = '' }: Taken): string => [programme, kind, id, before].join('~')

/** What a form or an address names, see `printTaken`; nothing for what is not one. */
export const takenIn = (printed: string): Taken | undefined => {
  const [programme, kind, id, before] = printed.split('~')
  return Taken.safeParse({ programme, kind, id, ...(before ? { before } : {}) }).data
}

const act = async (call: Call, { programme, id }: Taken, body: { act: 'take' } | { act: 'release' } | { act: 'assign'; to: string }) =>
  call(actOnConcern, { params: { programme, concern: id }, body })

export type Took = { readonly done: readonly Taken[]; readonly headers: Headers | undefined }

const each = async (all: readonly Taken[], one: (taken: Taken) => ReturnType<typeof act>): Promise<Took> => {
  const done: Taken[] = []
  let headers: Headers | undefined
  for (const taken of all) {
    const called = await one(taken)
    if (!called.ok) continue
    done.push(taken)
    headers = called.headers
  }
  return { done, headers }
}

/** Takes them, one after the other; what cannot be taken any more is left. */
export const take = (call: Call, all: readonly Taken[]): Promise<Took> => each(all, (taken) => act(call, taken, { act: 'take' }))

/** Gives them back to whoever had them, or to nobody. */
export const giveBack = (call: Call, all: readonly Taken[]): Promise<Took> =>
  each(all, (taken) => act(call, taken, taken.before === undefined ? { act: 'release' } : { act: 'assign', to: taken.before }))
