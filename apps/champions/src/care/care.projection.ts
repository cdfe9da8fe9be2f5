import type { ChampionsFact } from '@heard/contracts/champions'
import { type Change, type Projection, patch, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'

/** What champions learn; `name`, `about` and `link`: vault references. */
const modules: Table = {
  name: 'training_modules',
  columns: {
    module: 'TEXT',
    programme: 'TEXT',
    name: 'TEXT',
    about: 'TEXT NULL',
    required: 'INTEGER',
    months: 'INTEGER NULL',
    link: 'TEXT NULL',
    retired: 'INTEGER',
  },
  key: ['module'],
  indexes: [['programme']],
}
const sessions: Table = {
  name: 'training_sessions',
  columns: { lesson: 'TEXT', module: 'TEXT', programme: 'TEXT', starts: 'TEXT', ends: 'TEXT', place: 'TEXT', cancelled: 'INTEGER' },
  key: ['lesson'],
  indexes: [['programme', 'starts']],
}
/** The days on which a champion did each. */
const learned: Table = {
  name: 'training_learned',
  columns: { application: 'TEXT', module: 'TEXT', programme: 'TEXT', on_day: 'TEXT', expires: 'TEXT NULL' },
  key: ['application', 'module', 'on_day'],
  indexes: [['programme', 'expires']],
}
/** One-to-ones that are still to come or to be noted. */
const meetings: Table = {
  name: 'champion_meetings',
  columns: { meeting: 'TEXT', application: 'TEXT', programme: 'TEXT', starts: 'TEXT', at: 'TEXT' },
  key: ['meeting'],
  indexes: [['programme']],
}
/** What was asked for and not answered. */
const asks: Table = {
  name: 'champion_asks',
  columns: { application: 'TEXT', ask: 'TEXT', programme: 'TEXT', at: 'TEXT' },
  key: ['application', 'ask'],
  indexes: [['programme']],
}
/** `contacts`: a vault reference. */
const contacts: Table = { name: 'champion_contacts', columns: { programme: 'TEXT', contacts: 'TEXT' }, key: ['programme'] }

const types = [
  'TrainingSet',
  'TrainingRetired',
  'TrainingSessionPlanned',
  'TrainingSessionCalledOff',
  'SupportContactsSet',
  'TrainingCompleted',
  'TrainingStruck',
  'OneToOneArranged',
  'OneToOneCalledOff',
  'OneToOneHeld',
  'SupportAsked',
  'SupportAnswered',
] as const satisfies readonly ChampionsFact['type'][]
type Followed = ChampionsFact<(typeof types)[number]>

const project = ({ type, data, metadata: { at } }: RecordedFact<Followed>): readonly Change[] => {
  switch (type) {
    case 'TrainingSet': {
      const { programme, module, name, about, required, months = null, link } = data
      const words = { name: name.ref, about: about?.ref ?? null, link: link?.ref ?? null }
      return [put(modules, { module, programme, ...words, required: required ? 1 : 0, months, retired: 0 })]
    }
    case 'TrainingRetired':
      return [patch(modules, { module: data.module }, { retired: 1 })]
    case 'TrainingSessionPlanned': {
      const { programme, module, lesson, startsAt, endsAt, place } = data
      return [put(sessions, { lesson, module, programme, starts: startsAt, ends: endsAt, place: place.ref, cancelled: 0 })]
    }
    case 'TrainingSessionCalledOff':
      return [patch(sessions, { lesson: data.lesson }, { cancelled: 1 })]
    case 'SupportContactsSet':
      return [put(contacts, { programme: data.programme, contacts: data.contacts.ref })]
    case 'TrainingCompleted': {
      const { application, module, programme, on, expires = null } = data
      return [put(learned, { application, module, programme, on_day: on, expires })]
    }
    case 'TrainingStruck':
      return [remove(learned, { application: data.application, module: data.module, on_day: data.on })]
    case 'OneToOneArranged': {
      const { meeting, application, programme, startsAt } = data
      return [put(meetings, { meeting, application, programme, starts: startsAt, at })]
    }
    case 'OneToOneCalledOff':
    case 'OneToOneHeld':
      return [remove(meetings, { meeting: data.meeting })]
    case 'SupportAsked':
      return [put(asks, { application: data.application, ask: data.ask, programme: data.programme, at })]
    case 'SupportAnswered':
      return [remove(asks, { application: data.application, ask: data.ask })]
  }
}

export const careProjection: Projection = {
  name: 'champion-care',
  version: 1,
  tables: [modules, sessions, learned, meetings, asks, contacts],
  types,
  project: (fact) => project(fact as RecordedFact<Followed>),
}
