import type { PublicRecommendation } from '@heard/contracts/reporting'
import { OrganisationName } from '../accountability/names.tsx'
import { standingKeys } from '../accountability/tags.tsx'
import { Table } from '../components/content.tsx'
import { languages, useLanguage } from '../i18n/language.ts'
import { useMessages } from '../i18n/translator.ts'
import { Figure, fillOf, Key, type Look } from './figure.tsx'
import { type AnswerKind, answerKinds, type ResponseRow, responses } from './responses.ts'

export const answerLooks: Readonly<Record<AnswerKind, Look>> = {
  accepted: 'solid',
  'accepted-in-part': 'hatched',
  declined: 'dotted',
  silent: 'striped',
  awaiting: 'empty',
}

const Bar = ({ parts }: Pick<ResponseRow, 'parts'>) => (
  <svg className="app-bar" width="100%" height="32" aria-hidden="true" focusable="false">
    {parts.map(({ key, x, width }) => (
      <rect key={key} x={`${x}%`} y="1" width={`${width}%`} height="30" fill={fillOf[answerLooks[key]]} stroke="#212b32" strokeWidth="1" />
    ))}
    {parts.map(({ key, x, width, count }) => (
      <text key={key} className="app-bar__count" x={`${x + width / 2}%`} y="22" textAnchor="middle">
        {count}
      </text>
    ))}
  </svg>
)

/** How each organisation answered, as bars of what it was asked. Nothing where nobody was asked. */
export const ResponsesChart = ({ recommendations }: { readonly recommendations: readonly PublicRecommendation[] }) => {
  const t = useMessages()
  const rows = responses(recommendations, languages[useLanguage()].direction === 'rtl')
  if (rows.length === 0) return null
  const total = (kind: AnswerKind): number => rows.reduce((sum, { counts }) => sum + counts[kind], 0)
  const used = answerKinds.filter((kind) => total(kind) > 0)
  const answered = total('accepted') + total('accepted-in-part') + total('declined')
  const asked = rows.reduce((sum, row) => sum + row.asked, 0)
  return (
    <Figure
      id="chart-responses"
      title={t('figures.responses')}
      says={t('figures.responses-say', { asked, answered, silent: total('silent') })}
      table={
        <Table
          caption={t('figures.responses')}
          rows={rows}
          keyOf={({ organisation }) => organisation}
          columns={[
            { title: t('figures.organisation'), cell: ({ organisation }) => <OrganisationName id={organisation} /> },
            { title: t('figures.asked'), numeric: true, cell: (row) => row.asked },
            ...used.map((kind) => ({ title: t(standingKeys[kind]), numeric: true, cell: ({ counts }: ResponseRow) => counts[kind] })),
          ]}
        />
      }
    >
      <Key entries={used.map((kind) => ({ id: kind, look: answerLooks[kind], name: t(standingKeys[kind]) }))} />
      <ul className="app-bars">
        {rows.map(({ organisation, parts }) => (
          <li key={organisation}>
            <p>
              <OrganisationName id={organisation} />
            </p>
            <Bar parts={parts} />
          </li>
        ))}
      </ul>
    </Figure>
  )
}
