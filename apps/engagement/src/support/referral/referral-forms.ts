import type { ReferralField } from '@heard/contracts/engagement'
import { Platform, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { SupportDirectory } from '../support.queries.ts'
import { Agreements } from './agreements.ts'
import { type Noticed, referralNotice } from './referral.notice.ts'
import { referralDays } from './referral-purpose.ts'

export type ReferralForm = Noticed & { readonly partner: string; readonly fields: ReferralField[] }
/** `agreement`: the reference of the words that the form is made from. */
export type ReferralOffer = { readonly form: ReferralForm; readonly agreement: string }

/** What somebody is asked who wants a service to get in touch. */
@Injectable()
export class ReferralForms {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'configuration'>,
    @Inject(SupportDirectory) private readonly directory: SupportDirectory,
    @Inject(Agreements) private readonly agreements: Agreements,
  ) {}

  /**
   * Nothing where the service takes no requests, or its words are not approved in this language.
   * @throws Refused `unknown-piece` for what residents do not see
   */
  async of(
    { programme, piece }: { readonly programme: string; readonly piece: string },
    language: string,
    today: string,
  ): Promise<ReferralOffer | undefined> {
    const shown = (await this.directory.shown(programme, language, today)).find(({ view }) => view.service === piece)
    if (!shown) throw new Refused('unknown-piece')
    const agreed = await this.agreements.standing({ programme, piece })
    const words = agreed && (await this.agreements.words(agreed))
    if (!agreed || !words) return undefined
    const fields = [...agreed.fields]
    const to = { partner: words.partner, service: shown.view.name.text, days: referralDays }
    const noticed = referralNotice(to, fields, language, this.platform.configuration.profile === 'production')
    return noticed && { form: { partner: words.partner, fields, ...noticed }, agreement: agreed.words.ref }
  }
}
