import { type Change, type Projection, put, type RecordedFact, remove, type Table } from '@heard/event-sourcing'
import type { TemplateFact } from './template.events.ts'

/** `plan` is what the fact says of the gathering, as JSON; `words` and `name` are vault references. */
const templates: Table = {
  name: 'gathering_templates',
  columns: { programme: 'TEXT', template: 'TEXT', position: 'INTEGER', name: 'TEXT', words: 'TEXT', plan: 'TEXT' },
  key: ['programme', 'template'],
}

const project = (fact: RecordedFact<TemplateFact>): readonly Change[] => {
  if (fact.type === 'TemplateDropped') return [remove(templates, fact.data)]
  const { programme, template, name, words, ...plan } = fact.data
  return [put(templates, { programme, template, position: fact.position, name: name.ref, words: words.ref, plan: JSON.stringify(plan) })]
}

/** Templates for gatherings. */
export const templatesProjection: Projection = {
  name: 'gathering-templates',
  version: 1,
  tables: [templates],
  types: ['TemplateKept', 'TemplateDropped'],
  project: (fact) => project(fact as RecordedFact<TemplateFact>),
}
