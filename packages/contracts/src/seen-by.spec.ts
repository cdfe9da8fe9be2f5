import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { markedFields, neededFor, seenBy, withhold } from './seen-by.ts'

const Line = z.strictObject({ id: z.string(), words: seenBy('words.read', z.string()) })
const View = z.strictObject({
  lines: z.array(Line),
  one: Line.optional(),
  either: z
    .union([z.strictObject({ kind: z.literal('a'), words: seenBy('words.read', z.string()) }), z.strictObject({ kind: z.literal('b') })])
    .nullable(),
  email: seenBy('address.read', z.string()),
  plain: z.string().default(''),
})
const whole: z.infer<typeof View> = {
  lines: [{ id: '1', words: 'w' }, { id: '2' }],
  one: { id: '3', words: 'w' },
  either: { kind: 'a', words: 'w' },
  email: 'a@b.example',
  plain: 'p',
}

describe('fields that not everybody may see', () => {
  it('are left out for whoever may not, and nothing else is', () => {
    const frozen = structuredClone(whole)
    const { email: _, ...withoutEmail } = whole
    expect(withhold(View, whole, () => true)).toStrictEqual(whole)
    expect(withhold(View, whole, (action) => action === 'words.read')).toStrictEqual(withoutEmail)
    expect(withhold(View, whole, () => false)).toStrictEqual({
      lines: [{ id: '1' }, { id: '2' }],
      one: { id: '3' },
      either: { kind: 'a' },
      plain: 'p',
    })
    expect(whole).toStrictEqual(frozen)
  })

  it('are named with what they need, for a schema and for what is sent', () => {
    expect(markedFields(View)).toStrictEqual([
      ['lines[].words', 'words.read'],
      ['one.words', 'words.read'],
      ['either.words', 'words.read'],
      ['email', 'address.read'],
    ])
    expect([...neededFor(View, { lines: [{ id: '2' }], plain: '' })]).toStrictEqual([])
    expect([...neededFor(View, whole)]).toStrictEqual(['words.read', 'address.read'])
  })

  it('never come through, whatever is around them', () => {
    const around: fc.Arbitrary<z.ZodType> = fc.letrec<{ schema: z.ZodType }>((tie) => ({
      schema: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constant<z.ZodType>(z.strictObject({ secret: seenBy('never', z.string()), open: z.string() })),
        tie('schema').map((inner) => z.array(inner)),
        tie('schema').map((inner) => z.record(z.string(), inner)),
        tie('schema').map((inner) => inner.optional()),
        tie('schema').map((inner) => inner.nullable()),
        tie('schema').map((inner) => z.strictObject({ inner, other: z.number() })),
        tie('schema').map((inner) => z.union([z.strictObject({ nothing: z.literal(1) }), inner])),
      ),
    })).schema
    const sampleOf = (schema: z.ZodType): unknown => {
      if (schema instanceof z.ZodObject) {
        return Object.fromEntries(Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => [name, sampleOf(field)]))
      }
      if (schema instanceof z.ZodArray) return [sampleOf(schema.element as z.ZodType)]
      if (schema instanceof z.ZodRecord) return { key: sampleOf(schema.valueType as z.ZodType) }
      if (schema instanceof z.ZodUnion) return sampleOf(schema.options.at(-1) as z.ZodType)
      if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return sampleOf(schema.def.innerType as z.ZodType)
      return schema instanceof z.ZodNumber ? 1 : 'text'
    }
    fc.assert(
      fc.property(around, (schema) => {
        const value = sampleOf(schema)
        expect(JSON.stringify(value)).toContain('secret')
        const kept = JSON.stringify(withhold(schema, value, () => false))
        expect([kept.includes('secret'), kept.includes('open')]).toStrictEqual([false, true])
        expect(withhold(schema, value, () => true)).toStrictEqual(value)
      }),
    )
  })
})
