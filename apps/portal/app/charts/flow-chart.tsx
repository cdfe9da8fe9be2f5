import { isWithdrawn, type PublicCommitment, type PublicRecommendation, type Wording } from '@heard/contracts/reporting'
import type { ReactNode } from 'react'
import { OrganisationName } from '../accountability/names.tsx'
import { commitmentKeys, standingKeys } from '../accountability/tags.tsx'
import { Table } from '../components/content.tsx'
import { WordingLine } from '../components/wording.tsx'
import { languages, useLanguage } from '../i18n/language.ts'
import { type MessageKey, useMessages } from '../i18n/translator.ts'
import { Figure, fillOf, type Look, Swatch } from './figure.tsx'
import {
  bandPath,
  type FlowAnswer,
  type FlowNode,
  type FlowRow,
  type FlowStage,
  flow,
  type OutcomeKey,
  type PeopleKey,
  type PromiseKey,
} from './flow.ts'
import { answerLooks } from './responses-chart.tsx'

const stageKeys = {
  people: 'figures.flow.people',
  themes: 'figures.flow.themes',
  recommendations: 'figures.flow.recommendations',
  answers: 'figures.flow.answers',
  commitments: 'figures.flow.commitments',
  outcomes: 'figures.flow.outcomes',
} as const satisfies Record<FlowStage, MessageKey>

const nodeKeys: Readonly<Record<Exclude<FlowStage, 'themes' | 'recommendations'>, Readonly<Record<string, MessageKey>>>> = {
  people: {
    withheld: 'figures.flow.under-10',
    'from-10': 'figures.flow.from-10',
    'from-50': 'figures.flow.from-50',
    'from-100': 'figures.flow.from-100',
  } satisfies Record<PeopleKey, MessageKey>,
  answers: standingKeys,
  commitments: {
    kept: 'figures.flow.said-done',
    promised: 'figures.flow.promised',
    overdue: 'figures.flow.overdue',
    none: 'figures.flow.nothing-promised',
  } satisfies Record<PromiseKey, MessageKey>,
  outcomes: {
    confirmed: commitmentKeys.confirmed,
    claimed: commitmentKeys.claimed,
    disputed: commitmentKeys.disputed,
    none: 'figures.flow.no-outcome',
  } satisfies Record<OutcomeKey, MessageKey>,
}

const looks = {
  people: { withheld: 'empty', 'from-10': 'hatched', 'from-50': 'dotted', 'from-100': 'solid' } satisfies Record<PeopleKey, Look>,
  answers: { ...answerLooks, draft: 'crossed' } satisfies Record<FlowAnswer, Look>,
  commitments: { kept: 'solid', promised: 'hatched', overdue: 'striped', none: 'empty' } satisfies Record<PromiseKey, Look>,
  outcomes: { confirmed: 'solid', claimed: 'hatched', disputed: 'crossed', none: 'empty' } satisfies Record<OutcomeKey, Look>,
} as const
const byPlace = ['solid', 'hatched', 'dotted', 'striped', 'crossed', 'quiet'] as const satisfies readonly Look[]

const lookOf = (stage: FlowStage, { key }: FlowNode, place: number): Look => {
  if (stage === 'themes' || stage === 'recommendations') return key === 'other' ? 'empty' : (byPlace[place % byPlace.length] ?? 'quiet')
  const of: Readonly<Record<string, Look>> = looks[stage]
  return of[key] ?? 'quiet'
}

type Themes = readonly { readonly theme: string; readonly name: Wording }[]

const NodeName = ({ stage, node, themes }: { readonly stage: FlowStage; readonly node: FlowNode; readonly themes: Themes }): ReactNode => {
  const t = useMessages()
  if (stage === 'recommendations') return <OrganisationName id={node.key} />
  if (stage === 'themes') {
    const name = themes.find(({ theme }) => theme === node.key)?.name
    return name ? <WordingLine of={name} /> : t('figures.flow.other-themes')
  }
  const name = nodeKeys[stage][node.key]
  return name ? t(name) : node.key
}

const BAND_HEIGHT = 40

const Bands = ({ bands }: Pick<FlowRow, 'bands'>) => (
  <svg
    className="app-flow__bands"
    width="100%"
    height={BAND_HEIGHT}
    viewBox={`0 0 100 ${BAND_HEIGHT}`}
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    {bands.map((band) => (
      <path key={band.key} d={bandPath(band, BAND_HEIGHT)} fill="#aeb7bd" fillOpacity="0.55" stroke="#fff" strokeWidth="0.3" />
    ))}
  </svg>
)

const Nodes = ({ stage, nodes }: Pick<FlowRow, 'stage' | 'nodes'>) => (
  <svg className="app-flow__nodes" width="100%" height="100%" aria-hidden="true" focusable="false">
    {nodes.map((node, place) => (
      <rect
        key={node.key}
        x={`${node.x}%`}
        y="0"
        width={`${node.width}%`}
        height="100%"
        fill={fillOf[lookOf(stage, node, place)]}
        stroke="#212b32"
        strokeWidth="1.5"
      />
    ))}
  </svg>
)

const Stage = ({ row: { stage, nodes, bands }, themes }: { readonly row: FlowRow; readonly themes: Themes }) => {
  const t = useMessages()
  return (
    <li>
      {bands.length > 0 && <Bands bands={bands} />}
      <div className="app-flow__stage">
        <div className="app-flow__words">
          <p>
            <strong>{t(stageKeys[stage])}</strong>
          </p>
          <ul>
            {nodes.map((node, place) => (
              <li key={node.key}>
                <Swatch look={lookOf(stage, node, place)} /> {node.count} <NodeName {...{ stage, node, themes }} />
              </li>
            ))}
          </ul>
        </div>
        <div className="app-flow__bar">
          <Nodes stage={stage} nodes={nodes} />
        </div>
      </div>
    </li>
  )
}

type FlowChartProps = {
  readonly recommendations: readonly PublicRecommendation[]
  readonly commitments: readonly PublicCommitment[]
  readonly themes: Themes
}
type Line = { readonly stage: FlowStage; readonly node: FlowNode }

/** The path from evidence to outcome. Nothing where nothing was asked. */
export const FlowChart = ({ recommendations, commitments, themes }: FlowChartProps) => {
  const t = useMessages()
  const named = themes.map(({ theme }) => theme)
  const rows = flow(recommendations, commitments, named, languages[useLanguage()].direction === 'rtl')
  if (rows.length === 0) return null
  const lines = rows.flatMap(({ stage, nodes }) => nodes.map((node): Line => ({ stage, node })))
  const countOf = (stage: FlowStage, ...keys: readonly string[]): number =>
    lines.filter((line) => line.stage === stage && keys.includes(line.node.key)).reduce((sum, { node }) => sum + node.count, 0)
  return (
    <Figure
      id="chart-flow"
      title={t('figures.flow')}
      says={t('figures.flow-says', {
        asked: recommendations.filter((each) => !isWithdrawn(each)).length,
        accepted: countOf('answers', 'accepted', 'accepted-in-part'),
        confirmed: countOf('outcomes', 'confirmed'),
      })}
      table={
        <Table
          caption={t('figures.flow')}
          rows={lines}
          keyOf={({ stage, node }) => `${stage} ${node.key}`}
          columns={[
            { title: t('figures.flow.step'), cell: ({ stage }) => t(stageKeys[stage]) },
            { title: t('figures.flow.what'), cell: ({ stage, node }) => <NodeName {...{ stage, node, themes }} /> },
            { title: t('figures.flow.how-many'), numeric: true, cell: ({ node }) => node.count },
          ]}
        />
      }
    >
      <ol className="app-flow">
        {rows.map((row) => (
          <Stage key={row.stage} row={row} themes={themes} />
        ))}
      </ol>
    </Figure>
  )
}
