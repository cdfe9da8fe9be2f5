import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { InProgramme, PopulationOf } from './values.ts'
import { TitleText, Wording, WrittenIn } from './wording.ts'

/** Fewer than these are not a population to compare with: a share of them would tell of single people. */
const fewest = 50
const year = z.int('Enter a year, such as 2021').min(1991, 'Enter a year from 1991 on').max(2100, 'Enter a year before 2100')

/** How many people there are, with the source and the year of the figure. */
export const Population = PopulationOf.extend({ people: z.int(), year: z.int(), source: Wording }).meta({ id: 'Population' })
export type Population = z.infer<typeof Population>

const unknownGroup = { 'unknown-group': { status: 422, title: 'The programme has no such community, audience or ward' } } as const

export const setPopulation = defineRoute({
  id: 'setPopulation',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/populations',
  action: 'tables.propose',
  summary: 'Say how many people a community, an audience or a ward is, with source and year',
  params: InProgramme,
  body: PopulationOf.extend({
    people: z
      .int('Enter a whole number of people')
      .min(fewest, `Enter a number of ${fewest} or more`)
      .max(100_000_000, 'Enter a number of 100,000,000 or less'),
    year,
    source: TitleText,
    language: WrittenIn,
  }),
  status: 204,
  answer: z.undefined(),
  problems: { ...unknownGroup, 'year-in-future': { status: 422, title: 'The figure cannot be of a year that has not begun' } },
})

export const takePopulationBack = defineRoute({
  id: 'takePopulationBack',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/populations/take-back',
  action: 'tables.propose',
  summary: 'Take a population figure back',
  params: InProgramme,
  body: PopulationOf,
  status: 204,
  answer: z.undefined(),
  problems: { 'no-figure': { status: 404, title: 'There is no figure to take back' } },
})
