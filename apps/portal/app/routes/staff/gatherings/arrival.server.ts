import { createHash } from 'node:crypto'
import type { Call } from '@heard/contracts'
import { doorNotices, noteArrival, notePermission, Permission } from '@heard/contracts/events'
import { redirect } from 'react-router'
import { type FormValues, first } from '../../../components/form.tsx'
import { answerOf, seen } from '../../../services/calling.ts'

/** What the forms of `Arrival` and `Permissions` send; leads back where they stand. */
export const noteAtDoor = async (call: Call, at: { readonly programme: string; readonly gathering: string }, values: FormValues, back: string) => {
  const registration = first(values, 'registration')
  if (registration === undefined) return
  const to = Permission.safeParse(first(values, 'to')).data
  const about = { ...at, registration }
  const called =
    to === undefined
      ? await call(noteArrival, { params: about, body: { people: Number(first(values, 'people') ?? '0') } })
      : await call(notePermission, {
          params: { ...about, to },
          body: { given: first(values, 'given') === 'yes', noticeHash: createHash('sha256').update(doorNotices[to].words.en).digest('hex') },
        })
  answerOf(called)
  throw redirect(back, { headers: seen(called.headers), status: 303 })
}
