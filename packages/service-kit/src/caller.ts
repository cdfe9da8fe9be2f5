import type { Route } from '@heard/contracts'
import type { Actor, Session } from '@heard/identity'
import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'

/** Who sent this request, when, and how its ids are made. */
export type Caller = {
  readonly principal: Actor | undefined
  readonly session: Session | undefined
  /** Account id, or `resident` for a person without an account. */
  readonly actor: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** Sealed content of this request must have its facts by then; ISO 8601. */
  readonly deadline: string
  /** Fingerprint of the Idempotency-Key with actor and route, when one was sent. */
  readonly command: string | undefined
  /** Random, or with an Idempotency-Key the same again for the same request. */
  newId(): string
  /** Network address, for rate limits only: never stored, never logged. */
  readonly address: string
  readonly ifNoneMatch: string | undefined
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller
    /** Who is signed in, also when they are let in nowhere. */
    signedIn?: Actor
    /** The route being answered, so that a failure knows its refusals. */
    contract?: Route
  }
}

/** The caller, put on the request by the route guard. */
export const From = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>()
  if (!caller) throw new TypeError('@From() needs the route guard')
  return caller
})
