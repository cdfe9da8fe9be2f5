import type { Called, Route } from '@heard/contracts'
import { shareStory } from '@heard/contracts/engagement'
import {
  claimOutcome,
  codeContribution,
  defineTheme,
  draftRecommendation,
  giveMyVerdict,
  makeCommitment,
  publishRecommendation,
  respond,
  type Verdict,
} from '@heard/contracts/reporting'
import { plainStory, programme } from './story.fixture.ts'
import type { TestHeard } from './testing.ts'

const params = { programme }

export type Holder = { readonly receipt: string; readonly contribution: string }

/** People who spoke of one thing, and a promise that came of it. Each call sees what was recorded before. */
export class Promised {
  readonly holders: Holder[] = []
  commitment = ''

  constructor(
    private readonly heard: TestHeard,
    private readonly clock: { time: number },
  ) {}

  async ask<R extends Route>(account: string | undefined, route: R, input: object = {}): Promise<Called<R>> {
    const { platform } = this.heard.heard
    await platform.readModels.waitFor(await platform.store.head(), 10_000)
    const headers = account === undefined ? new Headers() : await this.heard.as(account)
    return this.heard.call(route, input as Parameters<typeof this.heard.call<R>>[1], { headers })
  }

  async done<R extends Route>(account: string | undefined, route: R, input: object = {}) {
    const called = await this.ask(account, route, input)
    if (!called.ok) throw new Error(`${route.id}: ${called.problem.title}`)
    return called.body
  }

  async make(people: number): Promise<void> {
    const { theme } = await this.done('analyst', defineTheme, { params, body: { name: 'Waiting to be told', language: 'en' } })
    for (let person = 0; person < people; person += 1) {
      const words = { happened: `I waited ${person + 2} weeks to be told.` }
      const { contribution, receipt } = await this.done(undefined, shareStory, { params, body: await plainStory(this.heard.call, { words }) })
      await this.done('analyst', codeContribution, { params: { ...params, contribution }, body: { theme } })
      this.holders.push({ contribution, receipt })
    }
    const title = 'Tell people their result within a week'
    const draft = { organisations: ['public-health'], themes: [theme], excerpts: [], title, text: `${title}.`, language: 'en' }
    const { recommendation } = await this.done('publisher', draftRecommendation, { params, body: draft })
    const of = { params: { ...params, recommendation } }
    await this.done('publisher', publishRecommendation, {
      ...of,
      body: { dueBy: this.day(30), cannotWait: { reason: 'It was put to them in a meeting.', language: 'en' } },
    })
    await this.done(stakeholder, respond, { ...of, body: { answer: 'accepted', text: 'Yes, in all practices.', language: 'en' } })
    const promise = { organisation: 'public-health', recommendation, due: this.day(60), language: 'en' }
    const text = 'Every practice rings people with their result within seven days'
    const body = { ...promise, text, measure: 'Nine in ten results are given by phone', ownerRole: 'Head of screening' }
    this.commitment = (await this.done(stakeholder, makeCommitment, { params, body })).commitment
  }

  async claim(text: string): Promise<void> {
    this.clock.time += 1000
    await this.done(stakeholder, claimOutcome, { params: this.place(), body: { level: 'complete', text, language: 'en' } })
  }

  says({ receipt }: Holder, verdict: Verdict | null, claim = 1): Promise<Called<typeof giveMyVerdict>> {
    return this.ask(undefined, giveMyVerdict, { body: { receipt, commitment: this.commitment, claim, verdict } })
  }

  place() {
    return { ...params, commitment: this.commitment }
  }

  private day(after: number): string {
    return new Date(this.clock.time + after * 86_400_000).toISOString().slice(0, 10)
  }
}

const stakeholder = 'stakeholder.luton-cancer'
