import type { Route } from '@heard/contracts'
import { type Actor, audienceOf, type Judgement, mayActSomewhere, type Session, sensitive } from '@heard/identity'
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { createCaller } from './caller.factory.ts'
import { routeOf } from './implements.ts'
import { Platform } from './platform.ts'
import { Refused } from './problems.ts'
import { sentFromElsewhere } from './sent-from-elsewhere.ts'
import { bearerOf } from './session-exchange.ts'

const programmeOf = (request: FastifyRequest): string | undefined => {
  const params = request.params as Readonly<Record<string, string>> | undefined
  return params?.programme
}

/** With a programme in the address only grants for it count. What an organisation or community narrows further, the handler asks by `mayAct`. */
const atTheDoor = (principal: Actor | undefined, action: string, programme: string | undefined): Judgement => {
  const here = (grantFor: string): boolean => programme === undefined || grantFor === '*' || grantFor === programme
  return mayActSomewhere(principal && { ...principal, grants: principal.grants.filter((grant) => here(grant.programme)) }, action)
}

/** Default deny: a handler without a contract, or an action the caller's grants do not allow in this programme, does not run. */
@Injectable()
export class RouteGuard implements CanActivate {
  constructor(@Inject(Platform) private readonly platform: Platform) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = routeOf(context.getHandler())
    if (!route) return false
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    request.contract = route
    if (sentFromElsewhere(request.method, request.headers, this.platform.configuration.origin)) throw new Refused('sent-from-elsewhere')
    const session = await this.sessionOf(request, route)
    const principal = session?.principal
    if (principal) request.signedIn = principal
    if (route.action !== 'public') {
      const judgement = atTheDoor(principal, route.action, programmeOf(request))
      if (!judgement.allowed) throw new Refused(judgement.why)
      if (sensitive.has(route.action) && session?.confirmed !== true) throw new Refused('step-up-needed')
    }
    request.caller = createCaller(this.platform, route, request, session)
    return true
  }

  /** Nobody without a token; a token that is not good here is refused also where anybody is let in. */
  private async sessionOf(request: FastifyRequest, { path, action }: Route): Promise<Session | undefined> {
    const token = bearerOf(request)
    if (token === undefined) return undefined
    const session = await this.platform.verifyToken(token, { audience: audienceOf(path), purpose: action })
    if (!session) throw new Refused('token-invalid')
    return session
  }
}
