import { z } from 'zod'

/** The mark of a field that not everybody who may use its route may see or send; in the description of the API too. */
const MARK = 'x-seen-by'

/** Whether a caller is allowed an action of the permission matrix. */
export type May = (action: string) => boolean
type Cut = (value: unknown, may: May) => unknown

/** A field for callers who are allowed this action besides the route's own: left out of answers for others, and refused when they send it. */
export const seenBy = <Schema extends z.ZodType>(action: string, field: Schema): z.ZodOptional<Schema> => field.optional().meta({ [MARK]: action })

const actionOf = (schema: z.ZodType): string | undefined => {
  const action = schema.meta()?.[MARK]
  return typeof action === 'string' ? action : undefined
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

type Field = { readonly name: string; readonly action: string | undefined; readonly cut: Cut | undefined }

const cutObject = (shape: Readonly<Record<string, z.ZodType>>): Cut | undefined => {
  const fields = Object.entries(shape)
    .map(([name, schema]): Field => ({ name, action: actionOf(schema), cut: cutOf(schema) }))
    .filter(({ action, cut }) => action !== undefined || cut !== undefined)
  if (fields.length === 0) return undefined
  return (value, may) => {
    if (!isObject(value)) return value
    const kept: Record<string, unknown> = { ...value }
    for (const { name, action, cut } of fields) {
      if (!(name in kept)) continue
      if (action !== undefined && !may(action)) delete kept[name]
      else if (cut) kept[name] = cut(kept[name], may)
    }
    return kept
  }
}

const cutArray = (element: z.ZodType): Cut | undefined => {
  const cut = cutOf(element)
  return cut && ((value, may) => (Array.isArray(value) ? value.map((each) => cut(each, may)) : value))
}

const cutRecord = (values: z.ZodType): Cut | undefined => {
  const cut = cutOf(values)
  return cut && ((value, may) => (isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cut(each, may)])) : value))
}

/** A value of a union is cut by all its choices: what is kept back in one of them is kept back in all. */
const cutUnion = (choices: readonly z.ZodType[]): Cut | undefined => {
  const cuts = choices.map(cutOf).filter((cut) => cut !== undefined)
  return cuts.length === 0 ? undefined : (value, may) => cuts.reduce((kept, cut) => cut(kept, may), value)
}

const cutOf = (schema: z.ZodType): Cut | undefined => {
  if (schema instanceof z.ZodObject) return cutObject(schema.shape as Readonly<Record<string, z.ZodType>>)
  if (schema instanceof z.ZodArray) return cutArray(schema.element as z.ZodType)
  if (schema instanceof z.ZodUnion) return cutUnion(schema.options as readonly z.ZodType[])
  if (schema instanceof z.ZodRecord) return cutRecord(schema.valueType as z.ZodType)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return cutOf(schema.def.innerType as z.ZodType)
  }
  return undefined
}

const known = new WeakMap<z.ZodType, { readonly cut: Cut | undefined }>()

/** A value of this schema without the fields that somebody may not see. The value itself stays as it is. */
export const withhold = (schema: z.ZodType, value: unknown, may: May): unknown => {
  const { cut } = known.get(schema) ?? { cut: cutOf(schema) }
  known.set(schema, { cut })
  return cut ? cut(value, may) : value
}

/** The actions that somebody needs to send this value. */
export const neededFor = (schema: z.ZodType, value: unknown): ReadonlySet<string> => {
  const needed = new Set<string>()
  withhold(schema, value, (action) => {
    needed.add(action)
    return true
  })
  return needed
}

/** Every marked field of a schema, by its path (`contributions[].extract`), with the action it needs. */
export const markedFields = (schema: z.ZodType, at = ''): readonly (readonly [path: string, action: string])[] => {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).flatMap(([name, field]) => {
      const path = at === '' ? name : `${at}.${name}`
      const action = actionOf(field)
      return [...(action === undefined ? [] : [[path, action] as const]), ...markedFields(field, path)]
    })
  }
  if (schema instanceof z.ZodArray) return markedFields(schema.element as z.ZodType, `${at}[]`)
  if (schema instanceof z.ZodRecord) return markedFields(schema.valueType as z.ZodType, `${at}.*`)
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).flatMap((choice) => markedFields(choice, at))
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return markedFields(schema.def.innerType as z.ZodType, at)
  }
  return []
}
