import { markedFields } from '@heard/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { routes } from './services.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

type Operation = { readonly operationId: string; readonly responses: Readonly<Record<string, unknown>> }
type Document = { readonly openapi: string; readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

describe('the description of the API', () => {
  let platform: TestHeard
  let document: Document
  beforeAll(async () => {
    platform = await startTestHeard()
    document = (await (await platform.heard.fetch('/api/openapi.json')).json()) as Document
  })
  afterAll(() => platform.close())

  it('is OpenAPI 3.1 and describes every operation once', () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`),
    )
    expect(document.openapi).toBe('3.1.0')
    expect(described.toSorted()).toEqual(
      routes.map(({ id, method, path }) => `${id} ${method} ${path.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`).toSorted(),
    )
  })

  it('names the status of success and of each refusal', () => {
    for (const route of routes) {
      const operation = document.paths[route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')]?.[route.method.toLowerCase()]
      const statuses = Object.keys(operation?.responses ?? {})
      expect(statuses).toEqual(expect.arrayContaining([String(route.status), ...Object.values(route.problems).map(({ status }) => String(status))]))
    }
  })

  it('marks fields that not everybody may see exactly where they are withheld', () => {
    type Part = { readonly $ref?: string; readonly 'x-seen-by'?: string }
    const marksIn = (schema: z.ZodType): number => {
      const whole = z.toJSONSchema(schema, { unrepresentable: 'any' })
      // A named part that holds itself counts once.
      const marks = (part: unknown, within: readonly string[] = []): number => {
        if (typeof part !== 'object' || part === null) return 0
        const { $ref, 'x-seen-by': marked } = part as Part
        const named = $ref === undefined || within.includes($ref) ? undefined : whole.$defs?.[$ref.replace('#/$defs/', '')]
        const inside = $ref === undefined ? within : [...within, $ref]
        const inner = Object.entries(part).filter(([name]) => name !== '$defs')
        return (marked === undefined ? 0 : 1) + marks(named, inside) + inner.reduce((sum, [, each]) => sum + marks(each, within), 0)
      }
      return marks(whole)
    }
    const parts = routes.flatMap(({ id, query, body, answer }) => [query, body, answer].map((schema) => ({ id, schema })))
    const found = parts.map(({ id, schema }) => [id, marksIn(schema)] as const)
    expect(found).toEqual(parts.map(({ id, schema }) => [id, markedFields(schema).length]))
    expect(found.reduce((sum, [, marks]) => sum + marks, 0)).toBeGreaterThan(0)
  })

  it('refers only to what it holds', () => {
    const text = JSON.stringify(document)
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path?.split('/') ?? [])
    expect(references.length).toBeGreaterThan(0)
    for (const path of references) {
      const found = path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), document)
      expect(found, path.join('/')).toBeDefined()
    }
  })

  it('is shown as a page that lists every operation', async () => {
    const page = await (await platform.heard.fetch('/api/docs')).text()
    expect(routes.filter(({ id }) => !page.includes(`id="${id}"`))).toEqual([])
  })
})
