import { signIn, signOut, whoAmI } from '@heard/contracts/identity'
import { Controller, Inject, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Caller, From } from '../caller.ts'
import { type AnswerOf, Implements, Input, type InputOf } from '../implements.ts'
import { Platform } from '../platform.ts'
import { Refused } from '../problems.ts'
import { SignIns } from './sign-ins.ts'

/** Signing in and out. The cookie is the credential of browsers and programs alike. */
@Controller()
export class SessionController {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(SignIns) private readonly signIns: SignIns,
  ) {}

  @Implements(signIn)
  async signIn(
    @Input() { body }: InputOf<typeof signIn>,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof signIn>> {
    const outcome = await this.platform.accounts.signIn({ ...body, address: caller.address })
    if (!outcome.signedIn) {
      await this.signIns.refused(outcome.why)
      throw new Refused(outcome.why, outcome.why === 'too-many-requests' ? outcome.waitSeconds : undefined)
    }
    await this.signIns.signedIn(outcome.principal.account)
    void reply.header('set-cookie', [...outcome.cookies])
    return outcome.principal
  }

  @Implements(signOut)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const cookies = await this.platform.accounts.signOut(new Headers({ cookie: request.headers.cookie ?? '' }))
    if (cookies.length > 0) void reply.header('set-cookie', [...cookies])
  }

  @Implements(whoAmI)
  whoAmI(@From() caller: Caller): AnswerOf<typeof whoAmI> {
    return caller.principal ? { principal: caller.principal } : {}
  }
}
