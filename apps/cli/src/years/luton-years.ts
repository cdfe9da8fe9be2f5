import { moveProgramme } from '@heard/contracts/engagement'
import {
  amendCommitment,
  claimOutcome,
  defineTheme,
  giveMyVerdict,
  makeCommitment,
  proposeTables,
  recordVerdict,
  releaseTables,
  reportProgress,
  respond,
  type Verdict,
} from '@heard/contracts/reporting'
import { organisationOf, recommend } from '../tour/accountability-step.ts'
import { plusDays } from '../tour/days.ts'
import { importStep, type TourFile } from '../tour/import-step.ts'
import { answer, askedOnPaper, letters, screeningBegins, unclear, waiting } from '../tour/luton-answers.ts'
import { reportStep } from '../tour/report-step.ts'
import type { Walk } from '../tour/walk.ts'
import type { Moment } from './five-years.ts'
import { type Holder, tellOfWaiting } from './people.ts'

const programme = 'luton-cancer'
const params = { programme }
const account = `stakeholder.${programme}`
/** More than ten, so that the public may know how many. */
const PEOPLE = 12

type Promises = { readonly card: string; readonly line: string; readonly film: string }

const release = async ({ api }: Walk): Promise<void> => {
  const analyst = await api.as('analyst')
  const publisher = await api.as('publisher')
  const proposed = await analyst.ask(proposeTables, { params })
  await publisher.ask(releaseTables, { params: { ...params, release: proposed.release } })
}

const promise = async (walk: Walk, recommendation: string, due: number, text: string, measure: string): Promise<string> => {
  const stakeholder = await walk.api.as(account)
  const organisation = organisationOf(stakeholder, programme)
  const body = { organisation, recommendation, due: plusDays(walk.today, due), text, measure, ownerRole: 'Director of public health' }
  return (await stakeholder.ask(makeCommitment, { params, body })).commitment
}

const edition = (walk: Walk, title: string): Promise<void> => reportStep(walk, programme, { title, objectives: [] })

/**
 * Programme A: three years of listening, then two of watching what was promised. `file`: what was told before, on paper. Of three promises one is kept late,
 * one is changed and kept, one is missed and done in the end.
 */
export const lutonYears = (file: TourFile): readonly Moment[] => {
  let theme = ''
  let holders: readonly Holder[] = []
  let asked = ''
  let promised: Promises = { card: '', line: '', film: '' }
  const one = (commitment: string) => ({ programme, commitment })

  const progress = (day: number, of: keyof Promises, state: 'under-way' | 'delayed', note: string): Moment => ({
    day,
    what: async ({ api }) => void (await (await api.as(account)).ask(reportProgress, { params: one(promised[of]), body: { state, note } })),
  })
  const claim = (day: number, of: keyof Promises, text: string): Moment => ({
    day,
    what: async ({ api }) => void (await (await api.as(account)).ask(claimOutcome, { params: one(promised[of]), body: { level: 'complete', text } })),
  })
  const everybodySays = (day: number, of: keyof Promises, verdict: Verdict): Moment => ({
    day,
    what: async ({ api }) => {
      for (const { receipt } of holders) {
        await api.public(giveMyVerdict, { body: { receipt, commitment: promised[of], claim: 1, verdict } })
      }
    },
  })
  const moves = (day: number, to: 'reporting' | 'closed'): Moment => ({
    day,
    what: async ({ api, did }) => {
      await (await api.as('coordinator')).ask(moveProgramme, { params, body: { to } })
      did(`${programme} is ${to === 'closed' ? 'closed; what people told is kept for twelve months more' : 'reporting: nobody is asked any more'}`)
    },
  })

  return [
    { day: 10, what: async (walk) => void (await importStep(walk, programme, file)) },
    {
      day: 20,
      what: async (walk) => {
        const analyst = await walk.api.as('analyst')
        theme = (await analyst.ask(defineTheme, { params, body: { name: 'Waiting to be told' } })).theme
        holders = await tellOfWaiting(walk, programme, theme, PEOPLE)
      },
    },
    { day: 40, what: release },
    {
      day: 60,
      what: async (walk) => {
        const organisation = organisationOf(await walk.api.as(account), programme)
        const days = { askedOn: walk.today, dueBy: plusDays(walk.today, 56) }
        asked = await recommend(walk, programme, { organisation, words: waiting, themes: [theme], ...days, account })
        await recommend(walk, programme, { organisation: 'nhs-england', words: letters, themes: [theme], ...days, cannotWait: askedOnPaper })
      },
    },
    {
      day: 100,
      what: async ({ api }) => void (await (await api.as(account)).ask(respond, { params: { ...params, recommendation: asked }, body: answer })),
    },
    {
      day: 110,
      what: async (walk) => {
        promised = {
          card: await promise(
            walk,
            asked,
            290,
            'Every clinic hands out a card with a name, a number and a date.',
            'Nine in ten people have the card.',
          ),
          line: await promise(walk, asked, 500, 'One telephone line for questions between a test and its result.', 'Answered within five minutes.'),
          film: await promise(walk, asked, 900, 'A film for waiting rooms that shows what comes after a test.', 'It runs in all waiting rooms.'),
        }
      },
    },
    { day: 350, what: (walk) => edition(walk, 'Our first year') },

    { day: 375, what: async (walk) => void (await tellOfWaiting(walk, programme, theme, PEOPLE, 2)) },
    { day: 385, what: release },
    {
      day: 400,
      what: async (walk) => {
        const organisation = 'east-of-england-cancer-alliance'
        const days = { askedOn: walk.today, dueBy: plusDays(walk.today, 56) }
        await recommend(walk, programme, { organisation, words: unclear, themes: [theme], ...days, cannotWait: screeningBegins })
      },
    },
    progress(420, 'card', 'delayed', 'Printing took longer than planned. Four of seven clinics use it.'),
    claim(500, 'card', 'All seven clinics hand out the card.'),
    everybodySays(510, 'card', 'substantial'),
    progress(520, 'line', 'under-way', 'Two people answer the line in the mornings.'),
    {
      day: 540,
      what: async (walk) => {
        const body = {
          due: plusDays(walk.today, 200),
          measure: 'Answered within ten minutes, and in Urdu, Polish and Romanian by call-back.',
          reason: 'People asked for their own language more than for speed.',
        }
        await (await walk.api.as(account)).ask(amendCommitment, { params: one(promised.line), body })
      },
    },
    { day: 715, what: (walk) => edition(walk, 'Our second year') },

    claim(730, 'line', 'The line is open on every working day, in four languages.'),
    everybodySays(740, 'line', 'limited'),
    { day: 745, what: async (walk) => void (await tellOfWaiting(walk, programme, theme, PEOPLE, 3)) },
    { day: 755, what: release },
    progress(900, 'film', 'under-way', 'The film is made, with subtitles in five languages.'),
    { day: 1_080, what: (walk) => edition(walk, 'Our third year') },
    moves(1_094, 'reporting'),

    claim(1_400, 'film', 'The film runs in all seven waiting rooms.'),
    {
      day: 1_430,
      what: async ({ api }) => {
        const body = { from: 'champions', verdict: 'limited', people: 6, note: 'In two of the seven rooms the screen was switched off.' } as const
        await (await api.as('coordinator')).ask(recordVerdict, { params: one(promised.film), body })
      },
    },
    { day: 1_445, what: (walk) => edition(walk, 'Our fourth year') },
    moves(1_450, 'closed'),
    { day: 1_820, what: (walk) => edition(walk, 'Our fifth year, after all stories are erased') },
  ]
}
