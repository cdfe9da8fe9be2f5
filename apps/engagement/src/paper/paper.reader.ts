import { fold } from '@heard/event-sourcing'
import { Platform, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type PaperFact, type PaperForm, paperFormStream, paperStream } from './paper.events.ts'
import { type FirstKeying, type PaperFormFact, type PaperFormState, paperFormDecider } from './paper-form.decider.ts'

export type Keyed = { readonly contribution: string; readonly first: FirstKeying }

/** Reads forms from where they are numbered; the one keyed last is found first. */
@Injectable()
export class PaperReader {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'store'>) {}

  /** @throws Refused `unknown-form` */
  async keyed(of: PaperForm): Promise<Keyed> {
    let again = false
    for await (const { type, data, metadata } of this.platform.store.readStream<PaperFact>(paperStream(of), { direction: 'backwards' })) {
      if (type === 'SecondKeyingAsked') again ||= data.form === of.form
      if (type !== 'PaperFormKeyed' || data.form !== of.form) continue
      return { contribution: data.contribution, first: { by: metadata.actor, on: metadata.at.slice(0, 10), again } }
    }
    throw new Refused('unknown-form')
  }

  /** What became of it since. */
  async stateOf(of: PaperForm): Promise<PaperFormState> {
    return fold(paperFormDecider, await Array.fromAsync(this.platform.store.readStream<PaperFormFact>(paperFormStream(of))))
  }
}
