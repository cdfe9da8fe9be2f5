import type { Json } from '@heard/event-sourcing'

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Steps of an organisation, which did not name it while there was only one. */
const ofOne: ReadonlySet<unknown> = new Set(['answered', 'answer-amended', 'silent'])

const stepTo = (organisation: unknown, step: unknown): unknown => (isFields(step) && ofOne.has(step.what) ? { organisation, ...step } : step)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A recommendation that is addressed to one organisation, in the layout in which there may be several. */
const lifted = (recommendation: unknown): unknown => {
  if (!isFields(recommendation) || 'asked' in recommendation) return recommendation
  const { organisation, standing, response, history, ...same } = recommendation
  const asked = [{ organisation, standing, ...(response === undefined ? {} : { response }) }]
  return { ...same, asked, replies: [], history: listOf(history).map((step) => stepTo(organisation, step)) }
}

/** A frozen report of any layout in the newest one. What its hash is of stays as it is. */
export const inNewestLayout = (document: Json): unknown =>
  isFields(document) ? { ...document, recommendations: listOf(document.recommendations).map(lifted) } : document
