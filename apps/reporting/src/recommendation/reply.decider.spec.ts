import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { recommendationDecider } from './recommendation.decider.ts'
import type { RecommendationFact } from './recommendation.events.ts'
import { content, drafted, of, publish, published, replied, replyToDraft, sealed, sendDraft, sent, withdrawn } from './recommendation.fixture.ts'

const { given } = specify(recommendationDecider)
const both = { organisations: ['ccg', 'council'] }
const redrafted: RecommendationFact = { type: 'RecommendationRedrafted', data: { ...of, ...content, ...both } }
const sentToBoth: RecommendationFact = { type: 'DraftSent', data: { ...of, ...both, replyBy: '2026-01-09' } }
const publishedWith = (more: object): RecommendationFact => ({ ...published, data: { ...published.data, ...more } }) as RecommendationFact

describe('sending a draft to its organisations', () => {
  it('records who has it, and the day by which they may reply', () => given(drafted).when(sendDraft()).then(sent))
  it('goes to all that it is addressed to now', () => given(drafted, redrafted).when(sendDraft()).then(sentToBoth))
  it('may be done again, with another day', () =>
    given(drafted, sent)
      .when(sendDraft({ replyBy: '2026-02-01' }))
      .then({ type: 'DraftSent', data: { ...of, organisations: ['ccg'], replyBy: '2026-02-01' } }))
  it('refuses a day that leaves no time', () =>
    given(drafted)
      .when(sendDraft({ today: '2026-01-09' }))
      .thenRefused('reply-day-not-ahead'))
  it('refuses an unknown one', () => given().when(sendDraft()).thenRefused('unknown-recommendation'))
  it('refuses a published one', () => given(drafted, published).when(sendDraft()).thenRefused('not-a-draft'))
  it('refuses a withdrawn one', () => given(drafted, withdrawn).when(sendDraft()).thenRefused('not-a-draft'))
})

describe('replying to a draft', () => {
  it('records what an organisation says of it, and whether that may be shown', () => given(drafted, sent).when(replyToDraft()).then(replied))
  it('records the successor as the one who replied', () =>
    given(drafted, sent)
      .when(replyToDraft({ actsFor: { ccg: 'icb', icb: 'icb' } }))
      .then({ type: 'DraftReplied', data: { ...of, organisation: 'ccg', by: 'icb', text: sealed('reply'), mayShow: true } }))
  it('may be done again, and late', () => given(drafted, sent, replied).when(replyToDraft()).then(replied))
  it('is done for the one that is named, of two', () =>
    given(drafted, redrafted, sentToBoth)
      .when(replyToDraft({ actsFor: { ccg: 'ccg', council: 'council' }, organisation: 'ccg' }))
      .then(replied))
  it('refuses a reply of which nobody can tell whose it is', () =>
    given(drafted, redrafted, sentToBoth)
      .when(replyToDraft({ actsFor: { ccg: 'ccg', council: 'council' } }))
      .thenRefused('which-organisation'))
  it('refuses a reply to a draft that was changed since it was read', () =>
    given(drafted, sent, { type: 'RecommendationRedrafted', data: { ...of, ...content } })
      .when(replyToDraft({ seen: 0 }))
      .thenRefused('draft-changed'))
  it('refuses an organisation that was not sent it', () => given(drafted).when(replyToDraft()).thenRefused('not-sent-to-you'))
  it('refuses one that it is not addressed to any more', () =>
    given(drafted, sent, { type: 'RecommendationRedrafted', data: { ...of, ...content, organisations: ['council'] } })
      .when(replyToDraft())
      .thenRefused('not-sent-to-you'))
  it('refuses an unknown one', () => given().when(replyToDraft()).thenRefused('unknown-recommendation'))
  it('refuses once it is published', () => given(drafted, sent, published).when(replyToDraft()).thenRefused('not-a-draft'))
  it('refuses once it is withdrawn', () => given(drafted, sent, withdrawn).when(replyToDraft()).thenRefused('not-a-draft'))
})

describe('publishing what organisations may still reply to', () => {
  const early = publish({ today: '2026-01-09', askedOn: '2026-01-09' })
  const then = { askedOn: '2026-01-09' }
  it('refuses a draft that was never sent', () => given(drafted).when(publish()).thenRefused('reply-awaited'))
  it('refuses until the end of the day for the reply', () => given(drafted, sent).when(early).thenRefused('reply-awaited'))
  it('waits for each organisation', () => {
    given(drafted, redrafted, sentToBoth, replied)
      .when({ ...early, counted: 1 })
      .thenRefused('reply-awaited')
    given(drafted, sent, redrafted)
      .when(publish({ counted: 1 }))
      .thenRefused('reply-awaited')
  })
  it('goes on the day after without a reply', () => given(drafted, sent).when(publish()).then(published))
  it('goes earlier once they have replied, with the words that may be shown', () =>
    given(drafted, sent, replied)
      .when(early)
      .then(publishedWith({ ...then, replies: [{ organisation: 'ccg', by: 'ccg', text: sealed('reply') }] })))
  it('keeps the words to itself that may not be shown, by the newest reply', () =>
    given(drafted, sent, replied, { type: 'DraftReplied', data: { ...of, organisation: 'ccg', by: 'ccg', text: sealed('private'), mayShow: false } })
      .when(early)
      .then(publishedWith({ ...then, replies: [{ organisation: 'ccg', by: 'ccg' }] })))
  it('goes at once with a reason, which is kept', () =>
    given(drafted)
      .when({ ...early, cannotWait: sealed('now') })
      .then(publishedWith({ ...then, cannotWait: sealed('now') })))
  it('waits again for what it changed after it was sent or replied to', () => {
    const changed: RecommendationFact = { type: 'RecommendationRedrafted', data: { ...of, ...content, text: sealed('another text') } }
    const now = publish({ counted: 1 })
    given(drafted, sent, changed).when(now).thenRefused('reply-awaited')
    given(drafted, sent, replied, changed).when(now).thenRefused('reply-awaited')
    const words = { text: sealed('another text') }
    given(drafted, sent, replied, changed, sent)
      .when(now)
      .then(publishedWith({ ...words, replies: [{ organisation: 'ccg', by: 'ccg', text: sealed('reply') }] }))
    given(drafted, sent, changed, replied)
      .when(now)
      .then(publishedWith({ ...words, replies: [{ organisation: 'ccg', by: 'ccg', text: sealed('reply') }] }))
  })
  it('refuses a draft that was changed since its people were counted, or since it was read', () => {
    given(drafted, redrafted, sentToBoth).when(publish()).thenRefused('draft-changed')
    given(drafted, redrafted, sentToBoth)
      .when(publish({ counted: 1, seen: 0 }))
      .thenRefused('draft-changed')
  })
  it('keeps no reason where none was needed', () =>
    given(drafted, sent)
      .when(publish({ cannotWait: sealed('now') }))
      .then(published))
})
