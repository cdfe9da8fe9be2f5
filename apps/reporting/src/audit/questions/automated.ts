import { counted, fromFact, moment, number, table, text } from '../evidence.ts'
import type { AuditRecord } from '../record/audit-record.ts'
import { assuranceTypes } from './assurances.ts'
import type { Answering } from './question.ts'
import { registered } from './registered.ts'

const suggestionTypes = ['SuggestionsSwitched', 'SuggestionsLearned', 'SuggestionAnswered'] as const
const decisions = {
  kinds: ['automated-decision'],
  one: 'automated decision',
  many: 'automated decisions',
  absent: { 'automated-decision': 'No automated decision has been recorded, and it has not been declared that there are none.' },
} as const

const shareOf = (part: number, whole: number): string => (whole === 0 ? 'nothing answered yet' : `${Math.round((part / whole) * 100)} % confirmed`)

/** How people used the suggesting of themes: it sorts texts and decides nothing about anybody. */
const suggestions = (record: AuditRecord, asked: Parameters<Answering['answer']>[1]) => {
  const switched = record.facts(['SuggestionsSwitched'], asked)
  const learned = record.facts(['SuggestionsLearned'], asked)
  const answers = record.facts(['SuggestionAnswered'], asked)
  const on = [...Map.groupBy(switched, ({ data }) => data.programme).values()].filter((all) => all.at(-1)?.data.on === true).length
  const confirmed = answers.filter(({ data }) => data.answer === 'confirmed').length
  return {
    answer: `Themes of contributions are suggested by a model of the programme’s own in ${counted(on, 'programme')}; a person answered each of ${counted(answers.length, 'suggestion')} (${shareOf(confirmed, answers.length)}).`,
    table: table(
      'models',
      'Automated processing without a decision: suggesting themes',
      ['When', 'Programme', 'What', 'Contributions', 'Right at first, of 100'],
      [...switched, ...learned]
        .toSorted((one, other) => (one.at < other.at ? 1 : -1))
        .map((fact) =>
          fact.type === 'SuggestionsSwitched'
            ? fromFact(fact, moment(fact.at), text(fact.data.programme), text(fact.data.on ? 'Started' : 'Stopped'), text(''), text(''))
            : fromFact(
                fact,
                moment(fact.at),
                text(fact.data.programme),
                text(`Model ${fact.data.number} learned: ${fact.data.because.replaceAll('-', ' ')}`),
                number(fact.data.contributions),
                number(fact.data.right),
              ),
        ),
    ),
  }
}

/** 32: whether a machine alone decides about people, and what a machine does without deciding. */
export const automated: Answering = {
  rests: [...assuranceTypes, ...suggestionTypes],
  answer(record, asked) {
    const found = registered(decisions, record, asked)
    if (record.facts(suggestionTypes, asked).length === 0) return found
    const used = suggestions(record, asked)
    return { ...found, answer: `${found.answer} ${used.answer}`, tables: [...found.tables, used.table] }
  },
}
