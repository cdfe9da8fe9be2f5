import { questionFor, questionsIn } from '@heard/contracts/engagement'
import { type AnswerTable, type AudienceResponses, conversationResults, type QuestionResults } from '@heard/contracts/reporting'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { InsetText, Table } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext } from '../../../services/staff.ts'
import { typeNames } from './names.ts'
import { oneConversation } from './one.server.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const { at, place, view, conversation } = await oneConversation(args)
  if (!mayHere(args.context.get(principalContext), 'analysis.view', place.programme)) throw data(null, { status: 403 })
  const results = answerOf(await args.context.get(callContext)(conversationResults, { params: place }))
  const questions = questionsIn(conversation.content.sections).map((question) => questionFor(question, { language: 'en', easyRead: false }))
  const names = new Map([
    ...questions.map(({ question, text }) => [question, text.text] as const),
    ...questions.flatMap(({ options, rows }) => [...options, ...rows].map(({ id, name }) => [id, name.text] as const)),
    ...view.audiences.map(({ id, name }) => [id, name.text] as const),
  ])
  return { at, results, names: Object.fromEntries(names) }
}

type Names = Readonly<Record<string, string>>
type Cell = { readonly people: number | null; readonly percent: number | null }

const shown = (people: number | null): string => (people === null ? 'Withheld' : String(people))
const counted = (people: number | null): string => (people === null ? 'Fewer than ten people' : `${people} people`)
const columns = [
  { title: 'People', cell: ({ people }: Cell) => shown(people), numeric: true },
  { title: 'Share', cell: ({ percent }: Cell) => (percent === null ? '–' : `${percent} %`), numeric: true },
]

const Counted = ({ caption, cells }: { readonly caption: string; readonly cells: readonly (Cell & { readonly name: string })[] }) => (
  <Table
    caption={caption}
    keyOf={({ name }) => name}
    rows={cells}
    columns={[{ title: 'Answer', cell: ({ name }: Cell & { readonly name: string }) => name }, ...columns]}
  />
)

const Answers = ({ table, names }: { readonly table: AnswerTable; readonly names: Names }) => {
  const row = table.row === undefined ? '' : `${names[table.row] ?? 'A row'}: `
  const cells = table.cells.map(({ option, ...cell }, index) => ({ name: names[option] ?? `Option ${index + 1}`, ...cell }))
  return <Counted caption={`${row}${counted(table.base)} answered`} cells={cells} />
}

const QuestionPart = ({ of, names, replaced }: { readonly of: QuestionResults; readonly names: Names; readonly replaced: boolean }) => (
  <section>
    <h3>{names[of.question] ?? 'A question that is not asked any more'}</h3>
    <p>
      {typeNames[of.type]}.{of.replaces !== undefined && ' It replaces an earlier question; that one has results of its own.'}
      {replaced && ' It was replaced by another question; these are the answers to this one alone.'}
      {of.type === 'ranking' && ' How many people gave it a place.'}
    </p>
    {of.tables.length === 0 && <p>{counted(of.answered)} answered in words. Read them under Contributions.</p>}
    {of.tables.map((table) => (
      <Answers key={table.row ?? 'all'} table={table} names={names} />
    ))}
  </section>
)

const channelNames = {
  web: 'On the website',
  paper: 'On paper',
  phone: 'By phone',
  'interpreter-assisted': 'With an interpreter',
  gathering: 'At a gathering',
}

const rated = (rate: number | null): string => (rate === null ? '–' : `${rate} %`)
/** Where nobody knows how many were invited there is no rate at all. */
const rateOf = ({ invited, rate }: AudienceResponses): string => (invited === null ? 'Not known' : rated(rate))

const Responses = ({ audiences, names }: { readonly audiences: readonly AudienceResponses[]; readonly names: Names }) => (
  <Table
    caption="Response rates by audience and channel"
    keyOf={({ audience }) => audience}
    rows={audiences}
    columns={[
      { title: 'Audience', cell: ({ audience }: AudienceResponses) => names[audience] ?? audience },
      { title: 'Invited', cell: ({ invited }: AudienceResponses) => (invited === null ? 'Not known' : String(invited)), numeric: true },
      { title: 'Answered', cell: ({ people }: AudienceResponses) => shown(people), numeric: true },
      { title: 'Response rate', cell: rateOf, numeric: true },
      ...(audiences[0]?.channels ?? []).map(({ channel }, index) => ({
        title: channelNames[channel],
        cell: ({ channels }: AudienceResponses) => {
          const { people = null, rate = null } = channels[index] ?? {}
          return `${shown(people)}${rate === null ? '' : ` (${rate} %)`}`
        },
        numeric: true,
      })),
    ]}
  />
)

export default function ConversationResults() {
  const { at, results, names } = useLoaderData<typeof loader>()
  const replaced = new Set(results.questions.flatMap(({ replaces }) => replaces ?? []))
  return (
    <Page title="Results so far" before={<BackLink href={at} />}>
      <h1>Results so far</h1>
      <InsetText>
        <p>
          Numbers under ten are withheld, also from staff; others are rounded to five. Where one number alone would be withheld, the smallest other
          one is withheld with it. Shares are given from 50 answers on.
        </p>
      </InsetText>
      <p>{counted(results.people)} took part.</p>
      {results.audiences.length > 0 && (
        <Counted caption="By audience" cells={results.audiences.map(({ audience, ...cell }) => ({ name: names[audience] ?? audience, ...cell }))} />
      )}
      {results.audiences.length > 0 && <Responses audiences={results.audiences} names={names} />}
      <Counted caption="By channel" cells={results.channels.map(({ channel, ...cell }) => ({ name: channelNames[channel], ...cell }))} />
      <h2>By question</h2>
      {results.questions.map((question) => (
        <QuestionPart key={question.question} of={question} names={names} replaced={replaced.has(question.question)} />
      ))}
    </Page>
  )
}
