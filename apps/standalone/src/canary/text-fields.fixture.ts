import type { Route } from '@heard/contracts'
import { z } from 'zod'
import type { Search } from './search.fixture.ts'

type Schema = z.core.JSONSchema.JSONSchema

const isText = ({ type, pattern, format, enum: options, const: one }: Schema): boolean =>
  type === 'string' &&
  options === undefined &&
  one === undefined &&
  (format === 'email' || format === 'uri' || format === 'base64' || (!pattern && !format))

/** Places of a schema at which any text may stand: `details.name`, `spans[].text`, `constants.*` (any key), `content.**` (any JSON). */
const placesIn = (schema: Schema, place: string, root: Schema): string[] => {
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')]
    return typeof target !== 'object' || schema.$ref.includes('__schema') ? [`${place.replace(/\.\*$/, '')}.**`] : placesIn(target, place, root)
  }
  if (isText(schema)) return [place]
  const inside = (name: string): string => (place === '' ? name : `${place}.${name}`)
  const one = (part: Schema | boolean | undefined, at: string): string[] => (typeof part === 'object' ? placesIn(part, at, root) : [])
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, part]) => one(part, inside(name))),
    ...one(schema.additionalProperties, inside('*')),
    ...(Array.isArray(schema.items) ? [] : one(schema.items, `${place}[]`)),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap((part) => one(part, place)),
  ]
}

/** Every place in what a route takes where a person may type: `route place`. From its contract, so that a new field is not forgotten. */
export const textFieldsOf = (route: Route): readonly string[] => {
  const schema: Schema = z.toJSONSchema(route.body, { io: 'output', unrepresentable: 'any' })
  return [...new Set(placesIn(schema, '', schema))].map((place) => `${route.id} ${place}`)
}

/** Places at which a mark stands in what was sent. */
export const markedPlaces = (search: Search, sent: unknown, place = ''): readonly string[] => {
  if (typeof sent === 'string') return search.text(sent).size > 0 ? [place] : []
  if (Array.isArray(sent)) return sent.flatMap((part) => markedPlaces(search, part, `${place}[]`))
  if (typeof sent !== 'object' || sent === null) return []
  return Object.entries(sent).flatMap(([name, part]) => markedPlaces(search, part, place === '' ? name : `${place}.${name}`))
}

const pattern = (field: string): RegExp =>
  new RegExp(
    `^${field.replaceAll(/\.\*\*?|\W/g, (sign) => (sign === '.**' ? '(\\..+|\\[\\].*)?' : sign === '.*' ? '\\.[^.]+' : sign.replaceAll(/\W/g, '\\$&')))}$`,
  )

/** Whether a mark was sent at this place. */
export const isFilled = (field: string, filled: Iterable<string>): boolean => [...filled].some((place) => pattern(field).test(place))
