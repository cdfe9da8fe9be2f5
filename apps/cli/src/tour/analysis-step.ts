import {
  codeContribution,
  defineTheme,
  moveTheme,
  proposeTables,
  publicTables,
  releaseTables,
  showCodebook,
  showTables,
  type ThemeView,
} from '@heard/contracts/reporting'
import type { Ask } from '../connect/api.ts'
import { RefusedByApi } from '../failures.ts'
import type { StoryStep } from './story-step.ts'
import type { Walk } from './walk.ts'

const LARGEST = 3
const often = {
  name: 'Heard most often',
  definition: 'What most people spoke about. The themes inside are looked at first when a recommendation is drafted.',
}
const next = {
  name: 'Knowing what happens next',
  definition: 'Whether people were told what comes next, from whom they hear it, by when, and whom they can ask until then.',
}

/** `largest`: themes that most contributions carry, biggest first. `own`: the theme of the story. */
export type AnalysisStep = {
  readonly largest: readonly string[]
  readonly own: string
  readonly releasedCells: number
  readonly withheldCells: number
}

const nameOf = ({ name }: ThemeView): string => (name.status === 'open' ? name.text : name.status)

/** The theme of this name, defined if there is none yet: a second tour finds that of the first. */
const themeNamed = async (ask: Ask, programme: string, themes: readonly ThemeView[], wanted: typeof often): Promise<string> => {
  const known = themes.find((theme) => nameOf(theme) === wanted.name && !theme.retired)
  return known?.id ?? (await ask(defineTheme, { params: { programme }, body: wanted })).theme
}

const nest = async (ask: Ask, programme: string, parent: string, themes: readonly ThemeView[]): Promise<void> => {
  for (const { id, parent: present } of themes) {
    if (present !== parent) await ask(moveTheme, { params: { programme, theme: id }, body: { parent } })
  }
}

/** Refusals that say that there is nothing to do. */
const unless = async (codes: readonly string[], work: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof RefusedByApi && codes.includes(error.code)) return error.problem.title
    throw error
  }
}

const codeStory = async ({ api, did }: Walk, programme: string, { contribution, quote }: StoryStep, theme: string): Promise<void> => {
  const { ask } = await api.as('analyst')
  await ask(codeContribution, { params: { programme, contribution }, body: { theme, excerpt: quote } })
  did(`Coded one sentence of the story with "${next.name}"`)
}

const release = async ({ api, did }: Walk, programme: string): Promise<Pick<AnalysisStep, 'releasedCells' | 'withheldCells'>> => {
  const { ask } = await api.as('publisher')
  const { people, themes, tables } = await ask(showTables, { params: { programme } })
  did(
    `Tables for staff: ${themes.length} themes by ${tables.map(({ columns }) => columns.length).join(' stages and ')} communities, ${people} people`,
  )
  const analyst = await api.as('analyst')
  const why = await unless(['nothing-to-release', 'nothing-changed', 'too-few-changed'], async () => {
    const proposed = await analyst.ask(proposeTables, { params: { programme } })
    await ask(releaseTables, { params: { programme, release: proposed.release } })
  })
  const released = await api.public(publicTables, { params: { programme } })
  const cells = released.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  const withheldCells = cells.filter((cell) => cell === null).length
  did(
    why === undefined
      ? `Released the tables, proposed by an analyst and approved by a publisher: ${cells.length - withheldCells} cells shown rounded to 5, ${withheldCells} withheld`
      : `No new tables released: ${why}`,
  )
  return { releasedCells: cells.length - withheldCells, withheldCells }
}

/** Extends the codebook that the import brought, codes the story, and releases the tables. */
export const analysisStep = async (walk: Walk, programme: string, story: StoryStep): Promise<AnalysisStep> => {
  const { ask } = await walk.api.as('analyst')
  const { themes } = await ask(showCodebook, { params: { programme } })
  const own = await themeNamed(ask, programme, themes, next)
  const parent = await themeNamed(ask, programme, themes, often)
  const largest = themes
    .filter(({ id, retired }) => !retired && id !== own && id !== parent)
    .toSorted((a, b) => b.contributions - a.contributions)
    .slice(0, LARGEST)
  await nest(ask, programme, parent, largest)
  const inside = largest.map((theme) => `${nameOf(theme)} (${theme.contributions})`).join(', ')
  walk.did(
    inside === ''
      ? `The file brought no labels: defined "${often.name}" and "${next.name}"`
      : `Defined "${often.name}" and put the largest themes inside: ${inside}`,
  )
  await codeStory(walk, programme, story, own)
  return { largest: largest.map(({ id }) => id), own, ...(await release(walk, programme)) }
}
