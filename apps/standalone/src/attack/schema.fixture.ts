import fc from 'fast-check'

export type Json = { readonly [key: string]: unknown }

const hostile = ['', ' ', '\u0000', '\ud800', '../..', "' OR 1=1 --", '<script>', 'a'.repeat(5_000), '💩', 'null', '-0', '1e999', '__proto__']
const wrong: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom<unknown>(null, true, -1, 0, 1e308, [], {}, ...hostile), fc.jsonValue({ maxDepth: 2 }))

const numberOf = ({ minimum, maximum }: Json): fc.Arbitrary<number> =>
  fc.integer({ min: Math.max(Number(minimum ?? -5), -1e9), max: Math.min(Number(maximum ?? 1_000), 1e9) })

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  email: fc.constantFrom('a@heard.example', 'somebody@heard.example'),
  date: fc.constantFrom('2024-02-29', '2026-11-22', '1999-12-31', '9999-12-31'),
  'date-time': fc.constantFrom('2026-11-22T10:00:00Z', '1970-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'),
  uri: fc.constantFrom('https://heard.example/', 'https://127.0.0.1/x'),
}

const textOf = ({ pattern, format, minLength = 0, maxLength = 200 }: Json): fc.Arbitrary<string> => {
  const known = formats[String(format)]
  if (known) return known
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern), { maxLength: Math.min(Number(maxLength), 64) })
  return fc.oneof(
    fc.string({ minLength: Number(minLength), maxLength: Math.min(Number(maxLength), 300), unit: 'grapheme' }),
    fc.constantFrom(...hostile),
  )
}

const objectOf = (schema: Json, named: Readonly<Record<string, Json>>, depth: number): fc.Arbitrary<unknown> => {
  const { properties = {}, required = [] } = schema as { properties?: Record<string, Json>; required?: string[] }
  const known = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, fitting(property, named, depth - 1)]))
  return fc.record(known, { requiredKeys: required as never[] })
}

const rightOf = (schema: Json, named: Readonly<Record<string, Json>>, depth: number): fc.Arbitrary<unknown> => {
  if (typeof schema.$ref === 'string')
    return depth <= 0 ? fc.constant(null) : fitting(named[schema.$ref.split('/').at(-1) ?? ''] ?? {}, named, depth - 1)
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]))
  const choices = schema.anyOf ?? schema.oneOf
  if (Array.isArray(choices)) return fc.oneof(...(choices as Json[]).map((choice) => fitting(choice, named, depth)))
  switch (schema.type) {
    case 'object':
      return depth <= 0 ? fc.constant({}) : objectOf(schema, named, depth)
    case 'array':
      return depth <= 0 ? fc.constant([]) : fc.array(fitting((schema.items ?? {}) as Json, named, depth - 1), { maxLength: 4 })
    case 'string':
      return textOf(schema)
    case 'integer':
    case 'number':
      return numberOf(schema)
    case 'boolean':
      return fc.boolean()
    default:
      return wrong
  }
}

/** A value that nearly always fits this JSON schema: one in twelve of its parts is something else. */
export const fitting = (schema: Json, named: Readonly<Record<string, Json>>, depth = 6): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 11, arbitrary: rightOf(schema, named, depth) }, { weight: 1, arbitrary: wrong })
