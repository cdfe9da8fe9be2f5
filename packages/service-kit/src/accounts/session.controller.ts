import { askForPasskey, signIn, signInByPasskey, signOut, whoAmI } from '@heard/contracts/identity'
import { Controller, Inject, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Caller, From } from '../caller.ts'
import { type AnswerOf, Implements, Input, type InputOf } from '../implements.ts'
import { Platform } from '../platform.ts'
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
    return this.signIns.begin(await this.platform.accounts.signIn({ ...body, address: caller.address }), reply)
  }

  @Implements(askForPasskey)
  passkey(): Promise<AnswerOf<typeof askForPasskey>> {
    return this.platform.accounts.askForPasskey()
  }

  @Implements(signInByPasskey)
  async byPasskey(
    @Input() { body }: InputOf<typeof signInByPasskey>,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnswerOf<typeof signInByPasskey>> {
    return this.signIns.begin(await this.platform.accounts.signInByPasskey({ ...body, address: caller.address }), reply, 'passkey-not-taken')
  }

  @Implements(signOut)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const cookies = await this.platform.accounts.signOut(new Headers({ cookie: request.headers.cookie ?? '' }))
    if (cookies.length > 0) void reply.header('set-cookie', [...cookies])
  }

  @Implements(whoAmI)
  async whoAmI(@From() caller: Caller): Promise<AnswerOf<typeof whoAmI>> {
    const { principal } = caller
    const name = principal && (await this.platform.accounts.nameOf(principal.account))
    return principal && name !== undefined ? { principal: { ...principal, name } } : {}
  }
}
