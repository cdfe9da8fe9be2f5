import { dropDraft, keepDraft, recallDraft } from '@heard/contracts/engagement'
import { type AnswerOf, type Caller, From, Implements, Input, type InputOf, Platform, RateLimiter } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { z } from 'zod'

const DAY_MS = 86_400_000
const Content = z.record(z.string(), z.json())

/** Drafts are sealed in the vault under the key the person's browser holds; nobody else can open them, staff included. */
@Controller()
export class DraftController {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  @Implements(keepDraft)
  async keep(@Input() { body }: InputOf<typeof keepDraft>, @From() caller: Caller): Promise<void> {
    this.limiter.take(caller.address, Date.parse(caller.at))
    const expires = new Date(Date.parse(caller.at) + DAY_MS).toISOString()
    await this.platform.vault.keep({ kind: 'draft', key: body.key, payload: body.content, expires })
  }

  @Implements(recallDraft)
  async recall(@Input() { body }: InputOf<typeof recallDraft>, @From() caller: Caller): Promise<AnswerOf<typeof recallDraft>> {
    const content = Content.safeParse(await this.platform.vault.recall('draft', body.key, caller.at))
    return content.success ? { content: content.data } : {}
  }

  @Implements(dropDraft)
  async drop(@Input() { body }: InputOf<typeof dropDraft>): Promise<void> {
    await this.platform.vault.drop('draft', body.key)
  }
}
