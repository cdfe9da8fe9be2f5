import { draftRecommendation, publishRecommendation, replyToDraft, respond, sendDraft } from '@heard/contracts/reporting'
import type { Person } from '../connect/api.ts'
import { Failed } from '../failures.ts'
import type { AnalysisStep } from './analysis-step.ts'
import { plusDays } from './days.ts'
import { answer, askedOnPaper, letters, promises, reply, screeningBegins, unclear, waiting } from './luton-answers.ts'
import { promiseStep } from './promise-step.ts'
import { reportStep } from './report-step.ts'
import type { StoryStep } from './story-step.ts'
import type { Walk } from './walk.ts'

type Asked = {
  readonly organisation: string
  readonly words: typeof waiting
  readonly themes: readonly string[]
  readonly excerpts?: readonly { contribution: string; field: 'gotInTheWay'; from: number; to: number }[]
  readonly askedOn: string
  readonly dueBy: string
  /** Why it is published without waiting for a reply to the draft; else the organisation replies, by this account. */
  readonly cannotWait?: string
  readonly account?: string
}

/** The organisation that somebody speaks for in a programme. @throws Failed when they speak for none */
export const organisationOf = ({ principal }: Person, programme: string): string => {
  const speaksFor = principal.grants.find((grant) => grant.role === 'stakeholder' && [programme, '*'].includes(grant.programme))?.organisation
  if (speaksFor === undefined)
    throw new Failed(`The account used for answers speaks for no organisation of ${programme}; give it the role stakeholder there`)
  return speaksFor
}

/** An analyst drafts it, its organisation may reply, a publisher puts it to the organisation. */
export const recommend = async ({ api, today }: Walk, programme: string, asked: Asked): Promise<string> => {
  const analyst = await api.as('analyst')
  const publisher = await api.as('publisher')
  const { organisation, words, themes, excerpts = [], askedOn, dueBy, cannotWait, account } = asked
  const { recommendation } = await analyst.ask(draftRecommendation, {
    params: { programme },
    body: { ...words, organisations: [organisation], themes: [...themes], excerpts: [...excerpts] },
  })
  const params = { programme, recommendation }
  if (account !== undefined) {
    await analyst.ask(sendDraft, { params, body: { replyBy: plusDays(today, 14) } })
    await (await api.as(account)).ask(replyToDraft, { params, body: reply })
  }
  const early = cannotWait === undefined ? {} : { cannotWait: { reason: cannotWait } }
  await publisher.ask(publishRecommendation, { params, body: { askedOn, dueBy, ...early } })
  return recommendation
}

/** Recommends, and lets one organisation answer, promise, act and be judged, one stay silent, and one still have time. */
export const accountabilityStep = async (
  walk: Walk,
  programme: string,
  { contribution, quote }: StoryStep,
  analysis: AnalysisStep,
): Promise<void> => {
  const { api, today, did } = walk
  const account = `stakeholder.${programme}`
  const stakeholder = await api.as(account)
  const organisation = organisationOf(stakeholder, programme)
  const { field, from, to } = quote
  const answered = await recommend(walk, programme, {
    organisation,
    words: waiting,
    themes: [analysis.own, ...analysis.largest],
    excerpts: [{ contribution, field, from, to }],
    askedOn: plusDays(today, -210),
    dueBy: plusDays(today, 14),
    account,
  })
  await recommend(walk, programme, {
    organisation: 'nhs-england',
    words: letters,
    themes: [analysis.own],
    askedOn: plusDays(today, -120),
    dueBy: plusDays(today, -60),
    cannotWait: askedOnPaper,
  })
  await recommend(walk, programme, {
    organisation: 'east-of-england-cancer-alliance',
    words: unclear,
    themes: [analysis.own, ...analysis.largest.slice(0, 1)],
    askedOn: today,
    dueBy: plusDays(today, 56),
    cannotWait: screeningBegins,
  })
  did(
    `Published three recommendations: to ${organisation} (resting on ${1 + analysis.largest.length} themes and one sentence of the story), nhs-england, east-of-england-cancer-alliance`,
  )

  await stakeholder.ask(respond, { params: { programme, recommendation: answered }, body: answer })
  did(`${organisation} accepted in part, with reasons; nhs-england let the day pass; east-of-england-cancer-alliance still has time`)
  for (const promised of promises(today)) await promiseStep(walk, { programme, account, organisation, recommendation: answered }, promised)
  did(`${organisation} made three commitments: one is overdue, one was amended with the old wording kept, one was claimed as done and is disputed`)

  await reportStep(walk, programme, { title: 'What was asked, answered and promised', objectives: [] })
  did('Published a version of "Here\'s what we will do", proposed by an analyst and approved by a publisher')
}
