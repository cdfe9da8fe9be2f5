import type { PublicCommitment } from '@heard/contracts/reporting'
import { OrganisationName } from '../accountability/names.tsx'
import { CommitmentTags } from '../accountability/tags.tsx'
import { Table } from '../components/content.tsx'
import { WordingLine } from '../components/wording.tsx'
import { languages, useLanguage } from '../i18n/language.ts'
import { useDay, useMessages } from '../i18n/translator.ts'
import { Figure, fillOf } from './figure.tsx'
import type { Tick } from './scale.ts'
import { type Mark, type TimeLineRow, timeLine } from './time-line.ts'

const shapes: Readonly<Record<Mark['what'], { readonly d: string; readonly fill: string }>> = {
  made: { d: 'M-2 -12H2V12H-2Z', fill: '#212b32' },
  milestone: { d: 'M-5 -5H5V5H-5Z', fill: '#78be20' },
  'milestone-missed': { d: 'M-7 -7H7V7H-7ZM-5 -5L5 5M5 -5L-5 5', fill: '#fff' },
  progress: { d: 'M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z', fill: '#fff' },
  claim: { d: 'M0 -9L9 0L0 9L-9 0Z', fill: '#ffb81c' },
  verdict: { d: 'M0 -9L9 8H-9Z', fill: '#fff' },
  'earlier-due': { d: 'M-2 -12H2V12H-2Z', fill: '#fff' },
  due: { d: 'M-3 -14H3V14H-3Z', fill: '#212b32' },
}
const markKeys = {
  made: 'figures.mark.made',
  milestone: 'figures.mark.milestone',
  'milestone-missed': 'figures.mark.milestone-missed',
  progress: 'figures.mark.progress',
  claim: 'figures.mark.claim',
  verdict: 'figures.mark.verdict',
  'earlier-due': 'figures.mark.earlier-due',
  due: 'figures.mark.due',
} as const
const markOrder = ['made', 'milestone', 'milestone-missed', 'progress', 'claim', 'verdict', 'earlier-due', 'due'] as const

const Shape = ({ what, x, y }: { readonly what: Mark['what']; readonly x: string; readonly y: string }) => (
  <svg x={x} y={y} overflow="visible" aria-hidden="true" focusable="false">
    <path d={shapes[what].d} fill={shapes[what].fill} stroke="#212b32" strokeWidth="1.5" />
  </svg>
)

const Row = ({ row: { promised, late, marks }, today }: { readonly row: TimeLineRow; readonly today: number }) => (
  <svg className="app-bar" width="100%" height="36" aria-hidden="true" focusable="false">
    <line x1={`${today}%`} x2={`${today}%`} y1="0" y2="36" stroke="#4c6272" strokeWidth="2" strokeDasharray="4 3" />
    <rect x={`${promised.x}%`} y="12" width={`${promised.width}%`} height="12" fill={fillOf.solid} />
    {late && <rect x={`${late.x}%`} y="12" width={`${late.width}%`} height="12" fill={fillOf.striped} stroke="#b3242a" />}
    {marks.map(({ what, x }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: marks stand in a fixed order
      <Shape key={index} what={what} x={`${x}%`} y="18" />
    ))}
  </svg>
)

const Axis = ({ ticks, today }: { readonly ticks: readonly Tick[]; readonly today: number }) => {
  const t = useMessages()
  const language = useLanguage()
  const yearly = ticks.every(({ day }) => day.endsWith('-01-01'))
  const name = new Intl.DateTimeFormat(languages[language].locale, {
    year: 'numeric',
    ...(yearly ? {} : { month: 'short' }),
    timeZone: 'UTC',
  })
  const anchor = today > 85 ? 'end' : today < 15 ? 'start' : 'middle'
  return (
    <svg className="app-bar app-axis" width="100%" height="44" direction="ltr" aria-hidden="true" focusable="false">
      <text x={`${today}%`} y="14" textAnchor={anchor} className="app-axis__today">
        {t('figures.today')}
      </text>
      {ticks.map(({ day, x }) => (
        <g key={day}>
          <text x={`${x}%`} y="34" textAnchor="middle">
            {name.format(new Date(`${day}T00:00:00Z`))}
          </text>
          <line x1={`${x}%`} x2={`${x}%`} y1="38" y2="44" stroke="#4c6272" />
        </g>
      ))}
      <line x1="0" x2="100%" y1="43" y2="43" stroke="#4c6272" />
    </svg>
  )
}

const MarkKey = ({ rows }: { readonly rows: readonly TimeLineRow[] }) => {
  const t = useMessages()
  const used = new Set(rows.flatMap(({ marks }) => marks.map(({ what }) => what)))
  return (
    <ul className="app-key">
      {markOrder
        .filter((what) => used.has(what))
        .map((what) => (
          <li key={what}>
            <svg className="app-swatch" width="20" height="30" aria-hidden="true" focusable="false">
              <Shape what={what} x="50%" y="50%" />
            </svg>{' '}
            {t(markKeys[what])}
          </li>
        ))}
      {rows.some(({ late }) => late) && (
        <li>
          <svg className="app-swatch" width="30" height="14" aria-hidden="true" focusable="false">
            <rect x="1" y="1" width="28" height="12" fill={fillOf.striped} stroke="#b3242a" />
          </svg>{' '}
          {t('figures.mark.late')}
        </li>
      )}
    </ul>
  )
}

type TimeLineChartProps = { readonly commitments: readonly PublicCommitment[]; readonly today: string; readonly hrefOf: (id: string) => string }

const TimeLineTable = ({ commitments }: Pick<TimeLineChartProps, 'commitments'>) => {
  const t = useMessages()
  const day = useDay()
  return (
    <Table
      caption={t('figures.time-line')}
      rows={commitments}
      keyOf={({ id }) => id}
      columns={[
        { title: t('figures.commitment'), cell: ({ text }) => <WordingLine of={text} /> },
        { title: t('figures.organisation'), cell: ({ organisation }) => <OrganisationName id={organisation} /> },
        { title: t('figures.mark.made'), cell: ({ madeOn }) => day(madeOn) },
        { title: t('figures.mark.due'), cell: ({ due }) => day(due) },
        { title: t('figures.state'), cell: (commitment) => <CommitmentTags commitment={commitment} /> },
      ]}
    />
  )
}

/** Commitments on a line of time with what is due, overdue and said to be done. Nothing without commitments. */
export const TimeLineChart = ({ commitments, today, hrefOf }: TimeLineChartProps) => {
  const t = useMessages()
  const day = useDay()
  const { rows, ticks, today: now } = timeLine(commitments, today, languages[useLanguage()].direction === 'rtl')
  if (rows.length === 0) return null
  const sorted = rows.flatMap(({ id }) => commitments.find((each) => each.id === id) ?? [])
  const overdue = commitments.filter((each) => each.overdue).length
  const claimed = commitments.filter(({ standing }) => standing === 'claimed' || standing === 'confirmed' || standing === 'disputed').length
  return (
    <Figure
      id="chart-time-line"
      title={t('figures.time-line')}
      says={t('figures.time-line-says', { commitments: commitments.length, overdue, claimed, day: day(today) })}
      table={<TimeLineTable commitments={sorted} />}
    >
      <MarkKey rows={rows} />
      <Axis ticks={ticks} today={now} />
      <ul className="app-bars">
        {rows.map((row, index) => {
          const commitment = sorted[index]
          return (
            commitment && (
              <li key={row.id}>
                <p className="app-bars__name">
                  <a href={hrefOf(row.id)}>
                    <WordingLine of={commitment.text} />
                  </a>
                </p>
                <p className="app-bars__about">
                  <OrganisationName id={commitment.organisation} />, {t('figures.due-on', { day: day(commitment.due) })}{' '}
                  <CommitmentTags commitment={commitment} />
                </p>
                <Row row={row} today={now} />
              </li>
            )
          )
        })}
      </ul>
    </Figure>
  )
}
