import type { AskedOf, PublicCommitment, PublicRecommendation } from '@heard/contracts/reporting'
import { isSaidDone } from '../accountability/report-view.ts'
import { answerKinds } from './responses.ts'
import { percent, type Stretch, stack, stretch } from './scale.ts'

export const flowStages = ['people', 'themes', 'recommendations', 'answers', 'commitments', 'outcomes'] as const
export type FlowStage = (typeof flowStages)[number]

export const peopleKeys = ['withheld', 'from-10', 'from-50', 'from-100'] as const
export type PeopleKey = (typeof peopleKeys)[number]
export const promiseKeys = ['kept', 'promised', 'overdue', 'none'] as const
export type PromiseKey = (typeof promiseKeys)[number]
export const outcomeKeys = ['confirmed', 'claimed', 'disputed', 'none'] as const
export type OutcomeKey = (typeof outcomeKeys)[number]
/** Themes past the largest five, and recommendations that rest on excerpts alone. */
const otherThemes = 'other'
const largest = 5

type Path = { readonly weight: number; readonly keys: Readonly<Record<FlowStage, string>> }

/** A withheld number stays withheld: it is a kind of its own, and never a width. Exact numbers, which staff see, are of the kind of their rounded one. */
export const peopleKey = (people: number | null): PeopleKey => {
  if (people === null || people < 10) return 'withheld'
  const rounded = Math.round(people / 5) * 5
  if (rounded < 50) return 'from-10'
  return rounded < 100 ? 'from-50' : 'from-100'
}

const promiseKey = (commitment: PublicCommitment): PromiseKey => {
  if (isSaidDone(commitment)) return 'kept'
  return commitment.overdue ? 'overdue' : 'promised'
}

const outcomeKey = ({ standing }: PublicCommitment): OutcomeKey =>
  standing === 'confirmed' || standing === 'claimed' || standing === 'disputed' ? standing : 'none'

/** Drafts, which staff see, come last. */
const flowAnswers = [...answerKinds, 'draft'] as const
export type FlowAnswer = (typeof flowAnswers)[number]
const isAnswer = (standing: string): standing is FlowAnswer => (flowAnswers as readonly string[]).includes(standing)
const isAsked = ({ asked }: Pick<PublicRecommendation, 'asked'>): boolean => asked.some(({ standing }) => isAnswer(standing))

type Answering = AskedOf & { readonly standing: FlowAnswer; readonly promised: readonly PublicCommitment[] }

/** Those asked, each with what it promised; what a successor promised belongs to the one that it answered for. */
const answeringOf = ({ id, asked }: PublicRecommendation, commitments: readonly PublicCommitment[]): Answering[] => {
  const ownerOf = ({ organisation }: PublicCommitment) =>
    asked.find((each) => each.organisation === organisation) ?? asked.find((each) => each.response?.by === organisation) ?? asked[0]
  const under = commitments.filter(({ recommendation }) => recommendation === id)
  return asked.flatMap((each) =>
    isAnswer(each.standing) ? [{ ...each, standing: each.standing, promised: under.filter((commitment) => ownerOf(commitment) === each) }] : [],
  )
}

/** Each recommendation weighs one; it is split evenly over those asked, over its themes, and over the commitments that answer it. */
const pathsOf = (recommendation: PublicRecommendation, commitments: readonly PublicCommitment[], named: ReadonlySet<string>): Path[] => {
  const { people } = recommendation
  const themes = recommendation.themes.length > 0 ? recommendation.themes.map((theme) => (named.has(theme) ? theme : otherThemes)) : [otherThemes]
  return answeringOf(recommendation, commitments).flatMap(({ organisation, standing, promised }, _, asked) => {
    const ends = promised.length > 0 ? promised.map((each) => [promiseKey(each), outcomeKey(each)] as const) : [['none', 'none'] as const]
    const weight = 1 / (asked.length * themes.length * ends.length)
    return themes.flatMap((theme) =>
      ends.map(([promise, outcome]) => ({
        weight,
        keys: { people: peopleKey(people), themes: theme, recommendations: organisation, answers: standing, commitments: promise, outcomes: outcome },
      })),
    )
  })
}

const sum = (paths: readonly Path[]): number => paths.reduce((total, { weight }) => total + weight, 0)

const largestThemes = (recommendations: readonly PublicRecommendation[], known: ReadonlySet<string>): Set<string> => {
  const weights = new Map<string, number>()
  for (const recommendation of recommendations) {
    const { themes } = recommendation
    if (isAsked(recommendation)) for (const theme of themes) weights.set(theme, (weights.get(theme) ?? 0) + 1 / themes.length)
  }
  const ranked = [...weights].filter(([theme]) => known.has(theme)).toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
  return new Set(ranked.slice(0, largest).map(([theme]) => theme))
}

const fixedOrder: Readonly<Partial<Record<FlowStage, readonly string[]>>> = {
  people: peopleKeys,
  answers: flowAnswers,
  commitments: promiseKeys,
  outcomes: outcomeKeys,
}

const keysOf = (stage: FlowStage, paths: readonly Path[]): string[] => {
  const present = new Set(paths.map(({ keys }) => keys[stage]))
  const order = fixedOrder[stage]
  if (order) return order.filter((key) => present.has(key))
  const weight = (key: string): number => sum(paths.filter(({ keys }) => keys[stage] === key))
  return [...present].toSorted((a, b) => Number(a === otherThemes) - Number(b === otherThemes) || weight(b) - weight(a) || a.localeCompare(b))
}

/** `count` is how many recommendations (or questions to one organisation, or commitments, where the stage is one of commitments) it stands for. */
export type FlowNode = Stretch & { readonly key: string; readonly share: number; readonly count: number }
export type FlowBand = { readonly from: Stretch; readonly to: Stretch; readonly key: string }
export type FlowRow = { readonly stage: FlowStage; readonly nodes: readonly FlowNode[]; readonly bands: readonly FlowBand[] }

type Counter = (stage: FlowStage, key: string) => number

const counter = (recommendations: readonly PublicRecommendation[], commitments: readonly PublicCommitment[], named: ReadonlySet<string>): Counter => {
  const asked = recommendations.filter(isAsked)
  const each = asked.flatMap((recommendation) => answeringOf(recommendation, commitments))
  const answering = each.flatMap(({ promised }) => promised)
  const unanswered = each.filter(({ promised }) => promised.length === 0).length
  const themed = (themes: readonly string[], key: string): boolean =>
    key === otherThemes ? themes.length === 0 || themes.some((theme) => !named.has(theme)) : themes.includes(key)
  return (stage, key) => {
    if (stage === 'people') return asked.filter(({ people }) => peopleKey(people) === key).length
    if (stage === 'themes') return asked.filter(({ themes }) => themed(themes, key)).length
    if (stage === 'recommendations') return each.filter(({ organisation }) => organisation === key).length
    if (stage === 'answers') return each.filter(({ standing }) => standing === key).length
    if (stage === 'commitments') return key === 'none' ? unanswered : answering.filter((one) => promiseKey(one) === key).length
    return answering.filter((one) => outcomeKey(one) === key).length + (key === 'none' ? unanswered : 0)
  }
}

/** Between two stages: from each node's part for the next, to that node's part from the last. */
const bandsBetween = (above: FlowStage, below: FlowStage, paths: readonly Path[], mirrored: boolean): FlowBand[] => {
  const pairs = keysOf(above, paths).flatMap((from) =>
    keysOf(below, paths).map((to) => ({
      from,
      to,
      weight: sum(paths.filter(({ keys }) => keys[above] === from && keys[below] === to)),
    })),
  )
  const total = sum(paths)
  const order = keysOf(below, paths)
  const place = (sorted: readonly (typeof pairs)[number][]): Map<string, Stretch> => {
    let before = 0
    const places = new Map<string, Stretch>()
    for (const { from, to, weight } of sorted) {
      const [a, b] = [percent(before / total), percent((before + weight) / total)]
      before += weight
      places.set(`${from} ${to}`, mirrored ? stretch(100 - a, 100 - b) : stretch(a, b))
    }
    return places
  }
  const upper = place(pairs)
  const lower = place(pairs.toSorted((a, b) => order.indexOf(a.to) - order.indexOf(b.to)))
  const nowhere = { x: 0, width: 0 }
  return pairs
    .filter(({ weight }) => weight > 0)
    .map(({ from, to }) => {
      const key = `${from} ${to}`
      return { key, from: upper.get(key) ?? nowhere, to: lower.get(key) ?? nowhere }
    })
}

/**
 * The path from evidence to outcome: six stages from top to bottom, each as wide as all recommendations together. `bands` lead from the stage
 * before. Nothing where nothing was asked.
 */
export const flow = (
  recommendations: readonly PublicRecommendation[],
  commitments: readonly PublicCommitment[],
  themes: readonly string[],
  mirrored = false,
): FlowRow[] => {
  const named = largestThemes(recommendations, new Set(themes))
  const paths = recommendations.flatMap((recommendation) => pathsOf(recommendation, commitments, named))
  if (paths.length === 0) return []
  const count = counter(recommendations, commitments, named)
  return flowStages.map((stage, index) => {
    const weights = keysOf(stage, paths).map((key) => ({ key, count: sum(paths.filter(({ keys }) => keys[stage] === key)) }))
    const above = flowStages[index - 1]
    return {
      stage,
      nodes: stack(weights, mirrored).map(({ key, x, width, count: share }) => ({ key, x, width, share, count: count(stage, key) })),
      bands: above ? bandsBetween(above, stage, paths, mirrored) : [],
    }
  })
}

/** The outline of a band in a picture 100 wide: straight down from one stretch, bending over to the other. */
export const bandPath = ({ from, to }: FlowBand, height: number): string => {
  const middle = height / 2
  const [a, b, c, d] = [from.x, from.x + from.width, to.x + to.width, to.x].map((x) => Math.round(x * 100) / 100)
  return `M${a} 0C${a} ${middle} ${d} ${middle} ${d} ${height}H${c}C${c} ${middle} ${b} ${middle} ${b} 0Z`
}
