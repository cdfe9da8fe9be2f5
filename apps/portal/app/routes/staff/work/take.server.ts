import type { Call } from '@heard/contracts'
import { actOnConcern, stepEnquiry } from '@heard/contracts/engagement'
import { z } from 'zod'

/** A task that was taken, and who had it before, so that it can be given back. */
const Taken = z.strictObject({ programme: z.string(), kind: z.enum(['concern', 'enquiry']), id: z.uuid(), before: z.uuid().optional() })
type Taken = z.infer<typeof Taken>

export const printAgain = ({ programme, kind, id, before = '' }: Taken): string => [programme, kind, id, before].join('~')

/** What a form or an address names, see `printTaken`; nothing for what is not one. */
export const takenIn = (printed: string): Taken | undefined => {
  const [programme, kind, id, before] = printed.split('~')
  return Taken.safeParse({ programme, kind, id, ...(before ? { before } : {}) }).data
}

type To = { readonly to: string } | undefined

/** Assigns one to an account, or to nobody. */
const assign = (call: Call, { programme, kind, id }: Taken, to: To) =>
  kind === 'concern'
    ? call(actOnConcern, { params: { programme, concern: id }, body: to ? { act: 'assign', ...to } : { act: 'release' } })
    : call(stepEnquiry, { params: { programme, enquiry: id }, body: to ? { step: 'assign', ...to } : { step: 'release' } })

type Took = { readonly done: readonly Taken[]; readonly headers: Headers | undefined }

const each = async (all: readonly Taken[], one: (taken: Taken) => ReturnType<typeof assign>): Promise<Took> => {
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

/** Takes them for this account, one after the other; what cannot be taken any more is left. */
export const take = (call: Call, all: readonly Taken[], account: string): Promise<Took> => each(all, (taken) => assign(call, taken, { to: account }))

/** Gives them back to whoever had them, or to nobody. */
export const giveBack = (call: Call, all: readonly Taken[]): Promise<Took> =>
  each(all, (taken) => assign(call, taken, taken.before === undefined ? undefined : { to: taken.before }))
