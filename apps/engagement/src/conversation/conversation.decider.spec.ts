import type { SealedQuestion, SealedQuestionnaire } from '@heard/contracts/engagement'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type ConversationCommand, conversationDecider } from './conversation.decider.ts'
import type { ConversationFact } from './conversation.events.ts'

const one = { programme: 'elft', conversation: 'c1' }
const words = (ref: string) => [{ language: 'en', easyRead: false, words: { ref, binding: 'b' } }]
const choice: SealedQuestion = { question: 'q1', type: 'single-choice', options: ['a', 'b'], rows: [], audiences: [], words: words('w1') }
const text: SealedQuestion = { question: 'q2', type: 'long-text', options: [], rows: [], audiences: [], words: words('w2') }
const contentOf = (...questions: SealedQuestion[]): SealedQuestionnaire => ({
  words: words('w0'),
  sections: [{ section: 's1', audiences: [], words: words('ws'), questions }],
})
const draft = (content: SealedQuestionnaire, basedOn: number): ConversationCommand => ({
  type: 'Draft',
  ...one,
  basedOn,
  content,
  audiences: ['staff'],
})
const move = (step: Extract<ConversationCommand, { type: 'Move' }>['step'], today = '2027-01-10'): ConversationCommand => ({
  type: 'Move',
  ...one,
  step,
  today,
})
const drafted = (content: SealedQuestionnaire, questionnaire = 1): ConversationFact => ({
  type: 'QuestionnaireDrafted',
  data: { ...one, questionnaire, ...content },
})
const opened: ConversationFact = { type: 'ConversationOpened', data: { ...one, opens: '2027-01-10', closes: '2027-02-28' } }
const { given } = specify(conversationDecider)
const both = contentOf(choice, text)

describe('writing a questionnaire', () => {
  it('records the whole of it, also without a question yet', () => {
    given().when(draft(contentOf(), 0)).then(drafted(contentOf()))
    given(drafted(contentOf())).when(draft(both, 1)).then(drafted(both, 2))
  })

  it('is refused when somebody else was faster, and for a conversation that is not there or closed', () => {
    given(drafted(both)).when(draft(both, 2)).thenRefused('changed-meanwhile')
    given(drafted(both)).when(draft(both, 0)).thenRefused('changed-meanwhile')
    given().when(draft(both, 1)).thenRefused('unknown-conversation')
    given(drafted(both), opened, { type: 'ConversationClosed', data: { ...one, reason: 'time-is-over' } })
      .when(draft(both, 1))
      .thenRefused('already-closed')
  })

  it('is refused when it could not be asked', () => {
    given()
      .when(draft(contentOf({ ...choice, options: ['a'] }), 0))
      .thenRefused('too-few-options')
    given()
      .when(draft(contentOf({ ...choice, type: 'matrix' }), 0))
      .thenRefused('too-few-rows')
    given()
      .when(draft(contentOf(choice, choice), 0))
      .thenRefused('repeated-id')
    given()
      .when(draft(contentOf({ ...choice, audiences: ['moon'] }), 0))
      .thenRefused('unknown-audience')
    given()
      .when(draft(contentOf({ ...text, showIf: { question: 'q1', anyOf: ['a'] } }, choice), 0))
      .thenRefused('condition-without-choice')
    given()
      .when(draft(contentOf(...Array.from({ length: 11 }, (_, index) => ({ ...text, question: `t${index}` }))), 0))
      .thenRefused('too-many-text-questions')
  })

  it('may change everything before it is opened', () => {
    const other = contentOf({ ...choice, type: 'scale', words: words('other') })
    given(drafted(both)).when(draft(other, 1)).then(drafted(other, 2))
  })

  it('keeps the meaning of a question that was asked: its words, type and options', () => {
    for (const changed of [
      { ...choice, words: words('other') },
      { ...choice, type: 'scale' as const },
      { ...choice, options: ['a', 'b', 'c'] },
      { ...choice, options: ['b', 'a'] },
      { ...choice, words: [] },
      { ...choice, replaces: 'q2' },
    ])
      given(drafted(both), opened)
        .when(draft(contentOf(changed, text), 1))
        .thenRefused('question-was-asked')
  })

  it('keeps it for a question that was taken out and comes back', () => {
    given(drafted(both), opened, drafted(contentOf(text), 2))
      .when(draft(contentOf({ ...choice, words: words('other') }, text), 2))
      .thenRefused('question-was-asked')
    given(drafted(both), opened, drafted(contentOf(text), 2))
      .when(draft(both, 2))
      .then(drafted(both, 3))
  })

  it('lets further languages, places and audiences change while it is open', () => {
    const wider = contentOf(text, {
      ...choice,
      audiences: ['staff'],
      words: [...choice.words, { language: 'ur', easyRead: false, words: { ref: 'wu', binding: 'b' } }],
    })
    given(drafted(both), opened).when(draft(wider, 1)).then(drafted(wider, 2))
  })

  it('takes a new question in the place of one that was asked, and of no other', () => {
    const replaced = contentOf({ ...choice, question: 'q3', words: words('w3'), options: ['c', 'd'], replaces: 'q1' }, text)
    given(drafted(both), opened).when(draft(replaced, 1)).then(drafted(replaced, 2))
    given(drafted(both)).when(draft(replaced, 1)).thenRefused('replaces-nothing')
  })

  it('leaves an open conversation with at least one question', () => {
    given(drafted(both), opened).when(draft(contentOf(), 1)).thenRefused('no-questions')
  })
})

describe('the way of a conversation', () => {
  const open = move({ step: 'open', closes: '2027-02-28', questionnaire: 1 })

  it('opens until a day that is not over, once there is something to ask', () => {
    given(drafted(both)).when(open).then(opened)
    given(drafted(contentOf())).when(open).thenRefused('no-questions')
    given(drafted(both))
      .when(move({ step: 'open', closes: '2027-01-09', questionnaire: 1 }))
      .thenRefused('day-in-the-past')
    given(drafted(both), opened).when(open).thenRefused('not-now')
    given().when(open).thenRefused('unknown-conversation')
  })

  it('opens and goes on only with the questions that were looked at', () => {
    const paused: ConversationFact = { type: 'ConversationPaused', data: { ...one, reason: 'something-is-wrong' } }
    given(drafted(both), drafted(both, 2)).when(open).thenRefused('changed-meanwhile')
    given(drafted(both), opened, paused, drafted(both, 2))
      .when(move({ step: 'resume', questionnaire: 1 }))
      .thenRefused('changed-meanwhile')
  })

  it('rests and goes on', () => {
    const paused: ConversationFact = { type: 'ConversationPaused', data: { ...one, reason: 'something-is-wrong' } }
    given(drafted(both), opened)
      .when(move({ step: 'pause', reason: 'something-is-wrong' }))
      .then(paused)
    given(drafted(both), opened, paused)
      .when(move({ step: 'resume', questionnaire: 1 }))
      .then({ type: 'ConversationResumed', data: one })
    given(drafted(both), opened)
      .when(move({ step: 'resume', questionnaire: 1 }))
      .thenRefused('not-now')
  })

  it('goes on longer only to a later day', () => {
    given(drafted(both), opened)
      .when(move({ step: 'extend', closes: '2027-03-31', reason: 'some-not-reached' }))
      .then({ type: 'ConversationExtended', data: { ...one, closes: '2027-03-31', reason: 'some-not-reached' } })
    given(drafted(both), opened)
      .when(move({ step: 'extend', closes: '2027-03-31', reason: 'paper-on-its-way' }, '2027-03-01'))
      .then({ type: 'ConversationExtended', data: { ...one, closes: '2027-03-31', reason: 'paper-on-its-way' } })
    given(drafted(both), opened)
      .when(move({ step: 'extend', closes: '2027-02-28', reason: 'other' }))
      .thenRefused('not-later')
  })

  it('closes for good', () => {
    const closed: ConversationFact = { type: 'ConversationClosed', data: { ...one, reason: 'enough-answers' } }
    given(drafted(both), opened)
      .when(move({ step: 'close', reason: 'enough-answers' }))
      .then(closed)
    given(drafted(both), opened, closed).when(open).thenRefused('not-now')
  })
})

describe('counting invitations', () => {
  const count = (...invited: (readonly [string, number])[]): ConversationCommand => ({
    type: 'CountInvitations',
    ...one,
    invited: new Map(invited),
    audiences: ['staff', 'public'],
  })
  const counted = (audience: string, people: number | null): ConversationFact => ({ type: 'InvitationsCounted', data: { ...one, audience, people } })

  it('records what changed, and that a number is not known any more', () => {
    given(drafted(both))
      .when(count(['staff', 200], ['public', 0]))
      .then(counted('staff', 200), counted('public', 0))
    given(drafted(both), counted('staff', 200), counted('public', 50))
      .when(count(['staff', 220]))
      .then(counted('staff', 220), counted('public', null))
    given(drafted(both), counted('staff', 200))
      .when(count(['staff', 200]))
      .then()
  })

  it('needs a conversation, and audiences of the programme', () => {
    given()
      .when(count(['staff', 1]))
      .thenRefused('unknown-conversation')
    given(drafted(both))
      .when(count(['martians', 1]))
      .thenRefused('unknown-audience')
  })
})
