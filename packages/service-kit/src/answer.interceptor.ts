import { withhold } from '@heard/contracts'
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { concatMap, map, type Observable } from 'rxjs'
import { Answered } from './answered.ts'
import { Exports } from './exports.ts'
import { routeOf } from './implements.ts'
import { mayHere } from './may-here.ts'
import { Platform } from './platform.ts'
import { Refused } from './problems.ts'

/** How long a read waits to see its caller's own write. */
const PATIENCE_MS = 2_000

/** Makes reads wait for `Heard-After`, and gives answers their headers. In development every answer is checked against its contract. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Exports) private readonly exports: Exports,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    const reply = context.switchToHttp().getResponse<FastifyReply>()
    await this.waitFor(request.headers['heard-after'])
    const route = routeOf(context.getHandler())
    const checked = (body: unknown): unknown => {
      if (!route) return body
      const whole = this.platform.configuration.profile === 'development' ? route.answer.parse(body) : body
      return withhold(route.answer, whole, mayHere(request))
    }
    const recorded = async (answer: unknown): Promise<unknown> => {
      if (route) await this.exports.record(route, request)
      return answer
    }
    return next.handle().pipe(
      concatMap(recorded),
      map((answer: unknown) => {
        void reply.header('x-content-type-options', 'nosniff')
        if (!(answer instanceof Answered)) {
          void reply.header('cache-control', 'no-store')
          return checked(answer)
        }
        const { position, etag, cache } = answer.about
        if (position !== undefined) void reply.header('heard-position', this.platform.positions.seal(position))
        if (etag !== undefined) void reply.header('etag', etag)
        void reply.header('cache-control', cache ?? 'no-store')
        return checked(answer.body)
      }),
    )
  }

  private async waitFor(token: string | string[] | undefined): Promise<void> {
    if (typeof token !== 'string') return
    const position = this.platform.positions.open(token)
    if (position === undefined) return
    if (!(await this.platform.readModels.waitFor(position, PATIENCE_MS))) throw new Refused('not-caught-up', 1)
  }
}
