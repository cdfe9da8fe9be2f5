import { organisationOf } from './accountability-step.ts'
import { notAfter } from './days.ts'
import { madeByTheTour, type Promised } from './luton-answers.ts'
import { promiseStep } from './promise-step.ts'
import { reportStep } from './report-step.ts'
import type { Walk } from './walk.ts'

/** The last day of the Strategy's five years. */
const END = '2026-03-31'

/** A commitment under each objective, with what was done in two years of the Strategy. */
export const strategy: readonly Promised[] = [
  {
    make: {
      objective: 'population-health',
      madeOn: '2022-06-01',
      due: END,
      text: 'Everybody who uses our community services is offered a yearly health check, and help to act on what it finds.',
      measure: 'Share of people on our lists who had a health check in the last twelve months.',
      ownerRole: 'Chief medical officer',
    },
    progress: [
      { on: '2023-05-15', state: 'under-way', note: 'Health checks are offered in Luton and in two London boroughs.' },
      { on: '2024-05-20', state: 'under-way', note: 'All places offer them; nurses visit people who cannot come.' },
    ],
  },
  {
    make: {
      objective: 'experience-of-care',
      madeOn: '2022-06-01',
      due: '2025-03-31',
      text: 'People who use our services sit on every panel that hires staff for those services.',
      measure: 'Share of panels with at least one person who uses the service.',
      ownerRole: 'Director of people participation',
    },
    progress: [
      { on: '2023-06-12', state: 'under-way', note: 'Half of all panels; training is paid and given every month.' },
      { on: '2024-06-10', state: 'under-way', note: 'Nine in ten panels.' },
    ],
    claim: { on: '2025-02-10', level: 'complete', text: 'Every panel since January had somebody who uses the service.' },
    verdicts: [{ from: 'residents', on: '2025-04-28', verdict: 'substantial', people: 41, note: 'We are asked, and our vote counts.' }],
  },
  {
    make: {
      objective: 'staff-experience',
      madeOn: '2022-06-01',
      due: END,
      text: 'Nobody works more than two weekends in a row unless they ask for it.',
      measure: 'Rosters with three or more weekends in a row that nobody asked for.',
      ownerRole: 'Director of people and culture',
    },
    progress: [
      { on: '2023-09-04', state: 'under-way', note: 'Rosters are planned eight weeks ahead on all wards.' },
      { on: '2024-09-09', state: 'delayed', note: 'Vacancies on three wards make it hard to keep.' },
    ],
  },
  {
    make: {
      objective: 'value',
      madeOn: '2022-06-01',
      due: END,
      text: 'Every team may stop one thing a year that helps nobody, and keeps the time it saves.',
      measure: 'Teams that stopped something, and hours saved.',
      ownerRole: 'Chief quality officer',
    },
    progress: [
      { on: '2023-11-06', state: 'under-way', note: 'Sixty teams took part in the first year.' },
      { on: '2024-11-04', state: 'under-way', note: 'Most teams took part; forms that were filled in twice are gone.' },
    ],
  },
]

const upTo = (today: string, { make, progress, claim, verdicts, ...rest }: Promised): Promised => {
  const come = <T extends { readonly on?: string | undefined }>(step: T): T => ({ ...step, on: notAfter(step.on ?? today, today) })
  return {
    ...rest,
    make: { ...make, madeOn: notAfter(make.madeOn ?? today, today) },
    progress: progress.map(come),
    ...(claim ? { claim: come(claim) } : {}),
    ...(verdicts ? { verdicts: verdicts.map(come) } : {}),
  }
}

/** Programme B: what the Trust promised under its four objectives, with progress year by year. */
export const strategyStep = async (walk: Walk, programme: string): Promise<void> => {
  const { api, today, did } = walk
  const account = `stakeholder.${programme}`
  const organisation = organisationOf(await api.as(account), programme)
  for (const promised of strategy) await promiseStep(walk, { programme, account, organisation }, upTo(today, promised))
  const objectives = strategy.flatMap(({ make: { objective } }) => (objective === undefined ? [] : [{ objective, text: madeByTheTour }]))
  await reportStep(walk, programme, { title: 'Our Strategy, year by year', objectives })
  did(`${organisation} made a commitment under each of four objectives, with progress in two years; its report is published`)
}
