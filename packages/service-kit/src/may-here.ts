import type { May } from '@heard/contracts'
import { mayAct } from '@heard/identity'
import type { FastifyRequest } from 'fastify'
import './caller.ts'

/** What the caller of a request may do in the programme that it is about. */
export const mayHere = ({ caller, params }: Pick<FastifyRequest, 'caller' | 'params'>): May => {
  const { programme } = (params ?? {}) as { readonly programme?: string }
  return (action) => mayAct(caller?.principal, action, { programme }).allowed
}
