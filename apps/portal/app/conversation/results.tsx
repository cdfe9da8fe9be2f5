import type { LocalText } from '@heard/contracts'
import type { ProgrammeView } from '@heard/contracts/engagement'
import type { PublicResults } from '@heard/contracts/reporting'
import { type Column, Table } from '../components/content.tsx'
import { useLanguage } from '../i18n/language.ts'
import { Text } from '../i18n/text.tsx'
import { useMessages } from '../i18n/translator.ts'

type Results = Pick<PublicResults, 'people' | 'audiences' | 'channels' | 'questions'>
type Question = Results['questions'][number]
type Answers = Question['tables'][number]
type Row = { readonly id: string; readonly name: LocalText; readonly people: number | null; readonly percent: number | null }

/** What each way of answering is called. */
export const channelKeys = {
  web: 'results.web',
  paper: 'results.paper',
  phone: 'results.phone',
  'interpreter-assisted': 'results.interpreter',
  import: 'results.import',
} as const

/** A picture of the number beside it; it says nothing more than the table. */
const Bar = ({ people, base }: { readonly people: number | null; readonly base: number | null }) =>
  people === null || base === null ? null : (
    <svg className="app-share" width="100%" height="8" aria-hidden="true" focusable="false">
      <rect width={`${Math.min(100, Math.round((people / base) * 100))}%`} height="8" fill="#005eb8" />
    </svg>
  )

type CountsProps = { readonly caption: string; readonly base: number | null; readonly rows: readonly Row[] }

const Counts = ({ caption, base, rows }: CountsProps) => {
  const t = useMessages()
  const columns: readonly Column<Row>[] = [
    {
      title: t('results.answer'),
      cell: ({ name, people }) => (
        <>
          <Text of={name} />
          <Bar people={people} base={base} />
        </>
      ),
    },
    { title: t('results.people'), cell: ({ people }) => people ?? t('results.withheld'), numeric: true },
    { title: t('results.share'), cell: ({ percent }) => percent ?? '–', numeric: true },
  ]
  return <Table caption={caption} keyOf={({ id }) => id} rows={rows} columns={columns} />
}

const nameIn = (list: Question['options'], id: string): LocalText => list.find((one) => one.id === id)?.name ?? { language: 'en', text: id }

const AnswersTable = ({ table, question }: { readonly table: Answers; readonly question: Question }) => {
  const t = useMessages()
  const row = table.row === undefined ? undefined : nameIn(question.rows, table.row).text
  if (table.base === null) {
    return (
      <p>
        {row !== undefined && `${row}: `}
        {t('results.too-few')}
      </p>
    )
  }
  const said = t('results.answered', { people: table.base })
  const rows = table.cells.map(({ option, ...count }) => ({ id: option, name: nameIn(question.options, option), ...count }))
  return <Counts caption={row === undefined ? said : `${row}: ${said}`} base={table.base} rows={rows} />
}

const InWords = ({ answered }: Pick<Question, 'answered'>) => {
  const t = useMessages()
  return <p>{answered === null ? t('results.too-few') : t('results.in-words', { people: answered })}</p>
}

const QuestionPart = ({ question, questions }: { readonly question: Question; readonly questions: readonly Question[] }) => {
  const t = useMessages()
  const earlier = questions.find((one) => one.question === question.replaces)
  const later = questions.find(({ replaces }) => replaces === question.question)
  const quoted = (one: Question) => <Text key="question" of={one.text} />
  return (
    <section>
      <h3>
        <Text of={question.text} />
      </h3>
      {earlier && <p>{t.rich('results.replaces', { question: quoted(earlier) })}</p>}
      {later && <p>{t.rich('results.replaced', { question: quoted(later) })}</p>}
      {question.type === 'ranking' && <p>{t('results.ranking')}</p>}
      {question.tables.length === 0 && <InWords answered={question.answered} />}
      {question.tables.map((table) => (
        <AnswersTable key={table.row ?? 'all'} table={table} question={question} />
      ))}
    </section>
  )
}

type ResultsProps = { readonly results: Results; readonly audiences: ProgrammeView['audiences'] }

/** Who took part, and what they answered, question by question. */
export const ConversationResults = ({ results: { people, channels, questions, ...results }, audiences }: ResultsProps) => {
  const t = useMessages()
  const language = useLanguage()
  const nameOf = (id: string): LocalText => audiences.find((audience) => audience.id === id)?.name ?? { language: 'en', text: id }
  const byAudience = results.audiences.map(({ audience, ...count }) => ({ id: audience, name: nameOf(audience), ...count }))
  const byChannel = channels.map(({ channel, ...count }) => ({ id: channel, name: { language, text: t(channelKeys[channel]) }, ...count }))
  return (
    <>
      <h2>{t('results.who')}</h2>
      <p>{people === null ? t('results.too-few') : t('results.took-part', { people })}</p>
      {byAudience.length > 0 && <Counts caption={t('results.by-audience')} base={people} rows={byAudience} />}
      {byChannel.length > 0 && <Counts caption={t('results.by-channel')} base={people} rows={byChannel} />}
      <h2>{t('results.by-question')}</h2>
      {questions.map((question) => (
        <QuestionPart key={question.question} question={question} questions={questions} />
      ))}
    </>
  )
}
