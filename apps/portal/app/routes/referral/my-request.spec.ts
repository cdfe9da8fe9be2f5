import type { Call, Route } from '@heard/contracts'
import { myReferral, withdrawReferral } from '@heard/contracts/engagement'
import { RouterContextProvider } from 'react-router'
import { describe, expect, it } from 'vitest'
import { callContext } from '../../contexts.ts'
import { action } from './my-request.tsx'

const code = '0123456789ABCDEFGHJKMNPQRS'
const shown = { programme: 'luton', state: 'sent', askedAt: '2026-11-29T09:00:00Z' }

/** Presses the button while the service answers taking back with `status`, and would show the request at any time. */
const press = (status: number) => {
  const called: string[] = []
  const answer = ({ id }: Route) => {
    called.push(id)
    if (id === myReferral.id) return { ok: true, status: 200, body: shown, headers: new Headers() }
    return {
      ok: status === 200,
      status,
      body: { state: 'withdrawn' },
      problem: { type: 'about:blank', title: 'Refused', status },
      headers: new Headers(),
    }
  }
  const context = new RouterContextProvider()
  context.set(callContext, (async (route: Route) => answer(route)) as unknown as Call)
  const url = new URL('http://heard.example/my-request')
  const request = new Request(url, { method: 'POST', body: new URLSearchParams({ code, step: 'withdraw' }) })
  const answered = action({ request, context, params: {}, url, pattern: '/my-request' })
  return { called, answered }
}

describe('a request to a service that somebody takes back', () => {
  it('is shown once it is taken back', async () => {
    const { called, answered } = press(200)
    expect((await answered).data).toStrictEqual({ code, request: shown })
    expect(called).toStrictEqual([withdrawReferral.id, myReferral.id])
  })

  it.each([
    [404, 'We found nothing for this code. Check it against your receipt'],
    [429, 'Many people are using this website right now. What you sent has not arrived.'],
  ])('is not shown as if nothing had happened when the service answers %i', async (status, message) => {
    const { called, answered } = press(status)
    const { data, init } = await answered
    expect([data, init?.status]).toStrictEqual([{ code, errors: [{ field: 'code', message }] }, status])
    expect(called).toStrictEqual([withdrawReferral.id])
  })

  it('meets the error page when the service breaks', async () => {
    const { answered } = press(500)
    await expect(answered).rejects.toMatchObject({ init: { status: 500 } })
  })
})
