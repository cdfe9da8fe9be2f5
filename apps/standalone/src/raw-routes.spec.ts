import { describe, expect, it } from 'vitest'
import { checkRawRoutes, pageRoutes, rawRoutes, type ServerRoute } from './raw-routes.ts'
import { routes } from './services.ts'

const served = [...routes.map(({ method, path }) => `${method} ${path}`), ...Object.keys(rawRoutes), ...Object.keys(pageRoutes)]
const asSeen = (names: readonly string[]): readonly ServerRoute[] =>
  names.map((name) => ({ method: name.slice(0, name.indexOf(' ')), url: name.slice(name.indexOf(' ') + 1) }))
const check = (names: readonly string[]) => () => checkRawRoutes(asSeen(names), routes)

describe('the routes outside the contracts', () => {
  it('are these, and these may call them', () => {
    expect({ ...rawRoutes, ...pageRoutes }).toStrictEqual({
      'GET /api/openapi.json': 'anyone',
      'GET /api/docs': 'anyone',
      'GET /api/docs.css': 'anyone',
      'GET /.well-known/heard-ledger.json': 'anyone',
      'GET /ledger/heard-ledger.json': 'anyone',
      'GET /ledger/checkpoint': 'anyone',
      'GET /ledger/tlog-policy': 'anyone',
      'GET /ledger/tile/*': 'anyone',
      'GET /ledger/wording/:file': 'anyone',
      'GET /ledger/schema/entry-v1.json': 'anyone',
      'GET /.well-known/heard-witness.json': 'anyone',
      'GET /.well-known/jwks.json': 'anyone',
      'POST /witness/add-checkpoint': 'whoever holds a checkpoint signed by a watched log, a few times a second',
      'GET /assets/*': 'anyone',
      'GET /*': 'whom the page lets in',
      'POST /*': 'whom the page lets in',
      'PUT /*': 'whom the page lets in',
      'DELETE /*': 'whom the page lets in',
    })
    expect(check([...served, 'HEAD /ledger/checkpoint', 'GET /assets/app-1234.js'])).not.toThrow()
  })

  it.each(['GET /ledger/private', 'POST /ledger/checkpoint', 'POST /assets/app.js', 'GET /debug', 'DELETE /ledger/tile/*'])(
    'end the start while nobody decided who may call %s',
    (name) => expect(check([...served, name])).toThrow(`who may call: ${name};`),
  )

  it('end the start when a decision is left without its route', () =>
    expect(check(served.filter((name) => name !== 'GET /ledger/checkpoint'))).toThrow('gone: GET /ledger/checkpoint'))
})
