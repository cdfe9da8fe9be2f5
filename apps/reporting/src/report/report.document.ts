import type { Sealed } from '@heard/contracts'
import { ReportContent, type Wording } from '@heard/contracts/reporting'
import type { Json } from '@heard/event-sourcing'
import type { Words } from '../accountability/words.ts'
import { sealedWordings } from '../wording/sealed-wordings.ts'
import { inNewestLayout } from './report.layouts.ts'

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Puts what `place` gives for an object in its place, however deep; nothing: looks inside it. */
const mapped = (value: unknown, place: (value: object) => object | undefined): unknown => {
  if (!isObject(value)) return value
  const placed = place(value)
  if (placed !== undefined) return placed
  if (Array.isArray(value)) return value.map((each) => mapped(each, place))
  const fields = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(fields.map(([name, each]) => [name, mapped(each, place)]))
}

/** Words for a view that is to be frozen, and what freezes it: a document without any text, in which the binding of each text stands in its place. */
export const freezing = (): { readonly words: Words; freeze(view: object): Json } => {
  const bindings = new Map<object, string>()
  return {
    words: ({ binding }: Sealed): Wording => {
      const mark: Wording = { status: 'tampered' }
      bindings.set(mark, binding)
      return mark
    },
    freeze: (view) =>
      mapped(view, (value) => {
        const binding = bindings.get(value)
        if (binding === undefined && 'status' in value && value.status === 'tampered') throw new TypeError('a text to be frozen has no binding')
        return binding === undefined ? undefined : { binding }
      }) as Json,
  }
}

const bindingIn = (value: object): string | undefined =>
  Object.keys(value).length === 1 && 'binding' in value && typeof value.binding === 'string' ? value.binding : undefined

/** A frozen report with its texts back in their places. */
export const thawed = (document: Json, textOf: (binding: string) => Wording): ReportContent =>
  ReportContent.parse(
    mapped(inNewestLayout(document), (value) => {
      const binding = bindingIn(value)
      return binding === undefined ? undefined : textOf(binding)
    }),
  )

/** References of texts by their bindings, anywhere in these values. */
export const sealedIn = (value: unknown): ReadonlyMap<string, Sealed> =>
  new Map(sealedWordings(value).map(({ ref, binding }) => [binding, { ref, binding }]))
