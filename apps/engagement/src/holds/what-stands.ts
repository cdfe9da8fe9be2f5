import type { ReadModel } from '@heard/service-kit'
import { holdOn } from '../retention/holdings.query.ts'
import { concernOn } from '../safeguarding/concerns.query.ts'

/** What stands against erasing this person's data in the programme now: a legal hold, or an open concern about something they gave or asked. */
export const whatStandsAgainst = (model: ReadModel, programme: string, person: string): string | undefined =>
  holdOn(model, programme, person) ?? concernOn(model, programme, person)
