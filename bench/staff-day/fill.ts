import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Acting } from '../../apps/portal/e2e/accountable.fixture.ts'
import { conversationProgramme, plainAnswers, readyConversation, readyQuestions } from '../../apps/standalone/src/conversation.fixture.ts'
import { agreeing } from '../../apps/standalone/src/enquiry.fixture.ts'
import {
  actOnConcern,
  agreeReferrals,
  approveQuotation,
  askConnector,
  deidentifyContribution,
  findSupport,
  giveAnswers,
  importStatus,
  proposeQuotation,
  raiseConcern,
  recordSignposting,
  referMyself,
  referralForm,
  shareStory,
  startImport,
  stepEnquiry,
  stepPiece,
  uploadImport,
  writePiece,
} from '../../packages/contracts/src/engagement/index.ts'
import type { Called, Route } from '../../packages/contracts/src/index.ts'
import { listContributions } from '../../packages/contracts/src/reporting/index.ts'
import { address, programme, storyFor } from '../story.ts'
import { oneOf, seeded, sentenceOf } from './random.ts'

/** How much there is. Stories and answers together stay under a thousand, or they would be held back as a flood. */
export type Amount = {
  readonly imported: number
  readonly stories: number
  readonly answers: number
  readonly enquiries: number
  readonly concerns: number
  readonly quotations: number
  readonly referrals: number
  readonly signposted: number
  readonly services: number
}

const AT_ONCE = 8
const THEMES = 40
const params = { programme }
const communities = ['black-african-and-black-caribbean', 'eastern-european', 'south-asian', '']
const stages = ['prevention', 'diagnosis', 'treatment', 'post-treatment']
const random = seeded(10_000)
const today = new Date().toISOString().slice(0, 10)
const inHalfAYear = new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10)

const must = <R extends Route>(called: Called<R>): Extract<Called<R>, { ok: true }>['body'] => {
  if (!called.ok) throw new Error(`${called.problem.title} ${JSON.stringify(called.problem.errors ?? [])}`)
  return called.body
}

/** Does it so many times, several at once. */
const times = async (many: number, once: (index: number) => Promise<void>): Promise<void> => {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < many) {
      next += 1
      await once(next)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

const fromSomewhere = () => ({ headers: new Headers({ 'x-forwarded-for': address(), 'idempotency-key': randomUUID() }) })

/** Staff with their headers, and what they have to see before they act. */
export class Filler {
  readonly #acting: Acting
  readonly #has: Amount = { imported: 0, stories: 0, answers: 0, enquiries: 0, concerns: 0, quotations: 0, referrals: 0, signposted: 0, services: 0 }

  constructor(acting: Acting) {
    this.#acting = acting
  }

  /** Brings the platform to this amount. */
  async fillTo(amount: Amount): Promise<void> {
    const more = (name: keyof Amount): number => amount[name] - this.#has[name]
    await this.#import(more('imported'))
    await this.#stories(more('stories'), more('quotations'))
    await times(more('answers'), () => this.#answer())
    await times(more('enquiries'), (index) => this.#enquiry(index))
    await times(more('concerns'), (index) => this.#concern(index))
    await times(more('services'), (index) => this.#service(index))
    await this.#referrals(more('referrals'))
    await this.#signposting(more('signposted'))
    Object.assign(this.#has, amount)
    await this.#settled(amount.imported + amount.stories)
  }

  async #as(account: string) {
    return { headers: await this.#acting.as(account) }
  }

  async #import(rows: number): Promise<void> {
    const lines = Array.from({ length: rows }, () => {
      const labels = Array.from({ length: 1 + Math.floor(random() * 2) }, () => `Theme ${Math.floor(random() * THEMES) + 1}`)
      return [
        randomUUID(),
        sentenceOf(30 + Math.floor(random() * 90), random),
        labels.join(';'),
        oneOf(communities, random),
        oneOf(stages, random),
      ].join(',')
    })
    const content = Buffer.from(['id,comment,labels,community,stage', ...lines].join('\n')).toString('base64')
    const analyst = await this.#as('analyst')
    const { upload } = must(await this.#acting.call(uploadImport, { params, body: { name: 'survey.csv', content } }, analyst))
    const map = {
      parts: [{ id: 'comment', texts: [{ column: 'comment', field: 'happened' as const }] }],
      sourceId: ['id'],
      labels: [{ kind: 'columns' as const, columns: ['labels'], separator: ';' }],
      community: { column: 'community' },
      stages: { column: 'stage' },
      deidentified: true,
    }
    const { batch } = must(await this.#acting.call(startImport, { params: { ...params, upload }, body: { map } }, analyst))
    while (must(await this.#acting.call(importStatus, { params: { ...params, batch } }, analyst)).state === 'running') await pause(200)
  }

  /** Stories; some are de-identified and proposed for quoting, every second of those is approved. */
  async #stories(many: number, quotations: number): Promise<void> {
    const story = await storyFor(this.#acting.call)
    const consents = story.consents.map((choice) => ({ ...choice, given: choice.given || choice.purpose === 'anonymous-quotation' }))
    const [analyst, publisher] = [await this.#as('analyst'), await this.#as('publisher')]
    await times(many, async (index) => {
      const words = { happened: sentenceOf(120, random), gotInTheWay: sentenceOf(20, random) }
      const body = { ...story, words, consents, community: 'south-asian', stages: [oneOf(stages, random)] }
      const { contribution } = must(await this.#acting.call(shareStory, { params, body }, fromSomewhere()))
      if (index > quotations) return
      must(await this.#acting.call(deidentifyContribution, { params: { ...params, contribution }, body: { spans: [] } }, analyst))
      const quoted = { contribution, field: 'happened' as const, from: 0, to: 60, textVersion: 1 }
      const { quotation } = must(await this.#acting.call(proposeQuotation, { params, body: quoted }, analyst))
      if (index % 2 === 0) must(await this.#acting.call(approveQuotation, { params: { ...params, quotation } }, publisher))
    })
  }

  async #answer(): Promise<void> {
    const { keep, where, inTime, listened } = readyQuestions
    const answers = { [keep]: { text: sentenceOf(40, random) }, [where]: { options: [oneOf([inTime, listened], random)] } }
    const body = await plainAnswers(this.#acting.call, answers)
    must(
      await this.#acting.call(giveAnswers, { params: { programme: conversationProgramme, conversation: readyConversation }, body }, fromSomewhere()),
    )
  }

  async #enquiry(index: number): Promise<void> {
    const body = { kind: 'question' as const, words: sentenceOf(40, random), language: 'en', ...agreeing() }
    const { enquiry } = must(await this.#acting.call(askConnector, { params, body }, fromSomewhere()))
    if (index % 2 === 1) return
    const connector = await this.#as('connector')
    const one = { ...params, enquiry }
    must(await this.#acting.call(stepEnquiry, { params: one, body: { step: 'answer', how: 'phone', text: sentenceOf(20, random) } }, connector))
    must(await this.#acting.call(stepEnquiry, { params: one, body: { step: 'close', outcome: 'answered' } }, connector))
  }

  async #concern(index: number): Promise<void> {
    const urgency = oneOf(['today', 'this-week', 'routine'] as const, random)
    const raised = { source: 'phone' as const, urgency, words: sentenceOf(30, random) }
    const { concern } = must(await this.#acting.call(raiseConcern, { params, body: raised }, await this.#as('connector')))
    if (index % 3 === 0) return
    const coordinator = await this.#as('coordinator')
    const one = { ...params, concern }
    must(await this.#acting.call(actOnConcern, { params: one, body: { act: 'step', step: 'immediate-danger' } }, coordinator))
    must(await this.#acting.call(actOnConcern, { params: one, body: { act: 'close', outcome: 'safe' } }, coordinator))
  }

  async #service(index: number): Promise<void> {
    const connector = await this.#as('connector')
    const body = {
      about: { kind: 'service' as const, needs: ['carers' as const], place: 'blmk' as const, spoken: ['en'], interpreters: false },
      unchecked: [],
      owner: 'connector' as const,
      reviewBy: inHalfAYear,
      words: { name: { en: `Service ${index} ${sentenceOf(2, random)}` }, what: { en: sentenceOf(20, random) }, phone: '01582 000000' },
    }
    const { piece } = must(await this.#acting.call(writePiece, { params, body }, connector))
    must(await this.#acting.call(stepPiece, { params: { ...params, piece }, body: { step: 'publish' } }, connector))
  }

  async #firstService(): Promise<string> {
    const [first] = must(await this.#acting.call(findSupport, { params })).services
    if (!first) throw new Error('the directory is empty')
    return first.service
  }

  async #referrals(many: number): Promise<void> {
    const place = { ...params, piece: await this.#firstService() }
    const words = { partner: 'Partner', email: 'requests@partner.example', agreedBy: 'The manager' }
    if (this.#has.referrals === 0) {
      const body = { on: today, fields: ['about' as const], words }
      must(await this.#acting.call(agreeReferrals, { params: place, body }, await this.#as('coordinator')))
    }
    const { form } = must(await this.#acting.call(referralForm, { params: place }))
    const details = { name: 'Amina', contact: '07700 900123', about: 'Walking again' }
    await times(many, async () => {
      const body = { details, consent: true as const, noticeHash: form?.noticeHash ?? '', language: 'en' }
      must(await this.#acting.call(referMyself, { params: place, body }, fromSomewhere()))
    })
  }

  async #signposting(many: number): Promise<void> {
    const [piece, connector] = [await this.#firstService(), await this.#as('connector')]
    await times(many, async () => {
      const body = { services: [piece], channel: oneOf(['in-person', 'phone'] as const, random), on: today }
      must(await this.#acting.call(recordSignposting, { params, body }, connector))
    })
  }

  /** Waits until the list shows them all. */
  async #settled(contributions: number): Promise<void> {
    const analyst = await this.#as('analyst')
    for (;;) {
      const { total } = must(await this.#acting.call(listContributions, { params, query: { limit: 1 } }, analyst))
      if (total >= contributions) return
      await pause(200)
    }
  }
}
