import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
