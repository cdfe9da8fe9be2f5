import { generalProblems, type Problem, type ProblemType, type Route } from '@heard/contracts'
import { RevisionConflict } from '@heard/event-sourcing'
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import './caller.ts'
import { watchRefusal } from './log/watch-refusal.ts'
import { Platform } from './platform.ts'
import { InvalidInput, NotModified, Refused } from './problems.ts'
import { Refusals } from './refusals.ts'
import { instanceOf } from './request-id.ts'

const general: Readonly<Record<string, ProblemType>> = generalProblems
const codeOfStatus: Readonly<Record<number, string>> = {
  400: 'invalid-input',
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-large',
  415: 'wrong-media-type',
}

/** A problem by code, from the route's own refusals or the general ones. */
const problemOf = (code: string, route?: Route): Problem => {
  const type = route?.problems[code] ?? general[code]
  return type ? { type: `/problems/${code}`, title: type.title, status: type.status } : problemOf('internal-error')
}

const codeOf = (error: unknown): string => {
  if (error instanceof Refused) return error.code
  if (error instanceof RevisionConflict) return 'not-caught-up'
  const status = error instanceof HttpException ? error.getStatus() : error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  return codeOfStatus[status] ?? 'internal-error'
}

/** Answers every failure with RFC 9457 problem details; logs what nobody foresaw, and what made us refuse. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Refusals) private readonly refusals: Refusals,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>()
    const reply = host.switchToHttp().getResponse<FastifyReply>()
    if (error instanceof NotModified) {
      void reply.status(304).header('etag', error.etag).send()
      return
    }
    if (error instanceof InvalidInput) {
      send(reply, { ...problemOf('invalid-input'), errors: [...error.errors] })
      return
    }
    const { log } = this.platform
    const problem = problemOf(codeOf(error), request.contract)
    const cause = error instanceof Refused ? error.cause : undefined
    if (cause !== undefined || problem.type === '/problems/internal-error')
      log.event('request.failed', { request: request.id, route: request.contract, error: cause ?? error })
    if (error instanceof Refused) watchRefusal(log, error.code, request)
    if (error instanceof Refused && error.retryAfterSeconds !== undefined) void reply.header('retry-after', String(error.retryAfterSeconds))
    if (problem.status === 403 && request.signedIn) void this.refuse(request, reply, problem)
    else send(reply, problem)
  }

  /** Recorded, then answered. */
  private async refuse({ contract, signedIn }: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<void> {
    if (contract && signedIn) await this.refusals.record(signedIn.account, contract)
    send(reply, problem)
  }
}

const send = (reply: FastifyReply, problem: Problem): void => {
  const answer = { ...problem, instance: instanceOf(reply.request.id) }
  void reply.status(problem.status).header('content-type', 'application/problem+json').header('cache-control', 'no-store').send(answer)
}
