import type { Evidence, EvidenceCell, EvidenceFact, EvidenceState, EvidenceTable, Tone } from '@heard/contracts/reporting'
import { InsetText, Table, Tag, WarningCallout } from '../../../components/content.tsx'
import { Text } from '../../../i18n/text.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { hrefOf } from './links.ts'

/** `proves`: whether who looks may read the private log. */
type Place = { readonly programme: string; readonly everywhere: boolean; readonly proves: boolean }

const states = {
  evidence: ['Evidence there', 'green'],
  nothing: ['Nothing recorded yet', 'grey'],
  attention: ['Needs attention', 'orange'],
} as const satisfies Record<EvidenceState, readonly [string, string]>
export const StateTag = ({ state }: { readonly state: EvidenceState }) => <Tag colour={states[state][1]}>{states[state][0]}</Tag>

const colours = { good: 'green', attention: 'orange', neutral: 'grey' } as const satisfies Record<Tone, string>
const said = { withdrawn: 'Withdrawn: these words were erased', tampered: 'Cannot be shown: what is stored is not what was recorded' } as const

/** To the second, in the time of the record. */
const Moment = ({ moment }: { readonly moment: string }) => {
  const day = useDay()
  return (
    <time className="app-moment" dateTime={moment}>
      {day(moment.slice(0, 10))}, {moment.slice(11, 19)} UTC
    </time>
  )
}

const Cell = ({ cell, place }: { readonly cell: EvidenceCell; readonly place: Place }) => {
  const day = useDay()
  switch (cell.is) {
    case 'text':
      return cell.text
    case 'number':
      return cell.number.toLocaleString('en-GB')
    case 'day':
      return day(cell.day)
    case 'moment':
      return <Moment moment={cell.moment} />
    case 'id':
      return <code className="app-id">{cell.id}</code>
    case 'state':
      return <Tag colour={colours[cell.tone]}>{cell.text}</Tag>
    case 'link':
      return (
        <a className={cell.text.length > 30 ? 'app-id' : undefined} href={hrefOf(cell.to, place.programme, place.everywhere)}>
          {cell.text}
        </a>
      )
    case 'words':
      return <div className="app-cell-words">{cell.words.status === 'open' ? <Text of={cell.words} /> : said[cell.words.status]}</div>
    case 'empty':
      return <span className="nhsuk-u-visually-hidden">Nothing</span>
  }
}

/** Where a row stands in the record: its position in the private log, and the fact itself. */
const RecordedAs = ({ fact, place }: { readonly fact: EvidenceFact | undefined; readonly place: Place }) =>
  fact === undefined ? (
    <span className="nhsuk-u-visually-hidden">Computed from several entries</span>
  ) : (
    <>
      {place.proves ? (
        <a href={`/staff/${place.programme}/audit/record/${fact.position - 1}`}>Entry {fact.position.toLocaleString('en-GB')}</a>
      ) : (
        `Entry ${fact.position.toLocaleString('en-GB')}`
      )}
      <br />
      <code className="app-id">{fact.id}</code>
    </>
  )

const OneTable = ({ table, place }: { readonly table: EvidenceTable; readonly place: Place }) => {
  const { title, total } = table
  const rows = table.rows.map((row, index) => ({ ...row, index }))
  if (total === 0) {
    return (
      <>
        <h2 className="nhsuk-heading-m">{title}</h2>
        <p>Nothing here.</p>
      </>
    )
  }
  if (rows.length === 0) return null
  const columns = table.columns.map((name, index) => ({
    title: name,
    cell: ({ cells }: (typeof rows)[number]) => <Cell cell={cells[index] ?? { is: 'empty' }} place={place} />,
    numeric: rows.every(({ cells }) => cells[index]?.is === 'number'),
  }))
  const record = rows.some(({ fact }) => fact)
    ? [{ title: 'In the record', cell: ({ fact }: (typeof rows)[number]) => <RecordedAs fact={fact} place={place} /> }]
    : []
  return (
    <Table
      caption={`${title} (${total.toLocaleString('en-GB')})`}
      columns={[...columns, ...record]}
      rows={rows}
      keyOf={({ index }) => String(index)}
    />
  )
}

/** The sentence that answers, what is missing, the rules, and the tables. */
export const EvidenceParts = ({ evidence, place }: { readonly evidence: Evidence; readonly place: Place }) => (
  <>
    <p>
      <StateTag state={evidence.state} />
    </p>
    <p className="nhsuk-body-l">{evidence.answer}</p>
    {evidence.missing.length > 0 && (
      <WarningCallout title="What is missing">
        <ul>
          {evidence.missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </WarningCallout>
    )}
    {evidence.rules.length > 0 && (
      <InsetText>
        {evidence.rules.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </InsetText>
    )}
    {evidence.tables.map((table) => (
      <OneTable key={table.id} table={table} place={place} />
    ))}
    {evidence.sideBySide.length > 0 && (
      <div className="app-beside">
        {evidence.sideBySide.map((table) => (
          <OneTable key={table.id} table={table} place={place} />
        ))}
      </div>
    )}
  </>
)
