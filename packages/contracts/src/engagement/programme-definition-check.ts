import type { z } from 'zod'
import { equalityPurpose } from './equality-questions.ts'
import type { ProgrammeDefinition } from './programme-definition.ts'

type Path = readonly (string | number)[]
type Finding = { readonly path: Path; readonly message: string }

const repeated = (at: Path, key: string, entries: readonly Readonly<Record<string, unknown>>[]): Finding[] =>
  entries.flatMap((entry, index) =>
    entries.findIndex((other) => other[key] === entry[key]) < index
      ? [{ path: [...at, index, key], message: `${String(entry[key])} is there already; use each ${key} once` }]
      : [],
  )

const uniqueness = (programme: ProgrammeDefinition): Finding[] => [
  ...(['editions', 'communities', 'audiences', 'wards', 'stages', 'objectives', 'organisations', 'purposes', 'support'] as const).flatMap((list) =>
    repeated([list], 'id', programme[list]),
  ),
  ...repeated(['notices'], 'purpose', programme.notices),
  ...programme.communities.flatMap((community, index) =>
    programme.audiences.some(({ id }) => id === community.id)
      ? [{ path: ['communities', index, 'id'], message: `${community.id} is an audience too; a contribution must be able to tell them apart` }]
      : [],
  ),
]

const times = ({ period, editions }: ProgrammeDefinition): Finding[] => [
  ...(period.from < period.to ? [] : [{ path: ['period', 'to'], message: `must be after ${period.from}` }]),
  ...editions.flatMap(({ opens, closes }, index) =>
    opens < closes ? [] : [{ path: ['editions', index, 'closes'], message: `must be after ${opens}` }],
  ),
]

/** The ring that following successors from here runs into; nothing when the line ends. */
const ring = (start: string, successorOf: ReadonlyMap<string, string | undefined>): readonly string[] | undefined => {
  const line = [start]
  for (let next = successorOf.get(start); next !== undefined; next = successorOf.get(next)) {
    if (line.includes(next)) return [...line, next]
    line.push(next)
  }
  return undefined
}

const successors = ({ organisations }: ProgrammeDefinition): Finding[] => {
  const successorOf = new Map(organisations.map(({ id, successor }) => [id, successor]))
  return organisations.flatMap(({ id, successor }, index) => {
    if (successor === undefined) return []
    const path = ['organisations', index, 'successor']
    if (!successorOf.has(successor)) return [{ path, message: `${successor} is not among the organisations; add it or name another` }]
    const circle = ring(id, successorOf)
    return circle ? [{ path, message: `goes round in a ring (${circle.join(' → ')}); one organisation must be the last` }] : []
  })
}

const purposes = (programme: ProgrammeDefinition): Finding[] => {
  const known = new Set(programme.purposes.map(({ id }) => id))
  return [
    ...programme.purposes.flatMap(({ uses }, index) =>
      uses === undefined || known.has(uses)
        ? []
        : [{ path: ['purposes', index, 'uses'], message: `${uses} is not among the purposes; add it or name another` }],
    ),
    ...programme.notices.flatMap(({ purpose }, index) =>
      known.has(purpose) ? [] : [{ path: ['notices', index, 'purpose'], message: `${purpose} is not among the purposes; add it there first` }],
    ),
    ...(programme.notices.some(({ required }) => required)
      ? []
      : [{ path: ['notices'], message: 'one notice must be required: the agreement without which nothing can be used' }]),
  ]
}

/** What is asked for equality monitoring has its own agreement, which nothing else may depend on. */
const equality = ({ equality: topics, notices }: ProgrammeDefinition): Finding[] => {
  const at = notices.findIndex(({ purpose }) => purpose === equalityPurpose)
  return [
    ...topics.flatMap((topic, index) =>
      topics.indexOf(topic) < index ? [{ path: ['equality', index], message: `${topic} is there already; use each once` }] : [],
    ),
    ...(topics.length > 0 && at === -1
      ? [{ path: ['notices'], message: `add a notice for ${equalityPurpose}: what people agree to by answering those questions` }]
      : []),
    ...(notices[at]?.required ? [{ path: ['notices', at, 'required'], message: 'must be false: nobody has to answer these questions' }] : []),
  ]
}

const languages = (programme: ProgrammeDefinition): Finding[] => [
  ...(programme.languages.includes('en') ? [] : [{ path: ['languages'], message: 'add en: every programme has its wording in English' }]),
  ...programme.uncheckedLanguages.flatMap((language, index) =>
    programme.languages.includes(language)
      ? []
      : [{ path: ['uncheckedLanguages', index], message: `${language} is not among the languages; take it out` }],
  ),
  ...programme.notices.flatMap(({ wording, unavailable }, index) =>
    programme.languages
      .filter((language) => (wording[language] === undefined) === !unavailable.includes(language))
      .map((language) => ({
        path: ['notices', index, 'wording', language],
        message: unavailable.includes(language)
          ? `is here but said to be unavailable; take ${language} out of one of them`
          : `add the wording, or list ${language} under unavailable`,
      })),
  ),
]

/** What no single field can know: ids are unique, references lead somewhere, times run forwards, consent can be given in every language or says that it cannot. */
export const crossCheck = ({ value, issues }: z.core.ParsePayload<ProgrammeDefinition>): void => {
  for (const find of [uniqueness, times, successors, purposes, equality, languages]) {
    for (const { path, message } of find(value)) issues.push({ code: 'custom', path: [...path], message, input: value })
  }
}
