import { openingFacts } from '@heard/contracts/engagement'
import type { EventStore } from '@heard/event-sourcing'
import { type Clock, type Telemetry, uuidv7 } from '@heard/service-kit'
import type { Access, AccessPolicy, OpeningRecorder } from '@heard/vault'

/** Who may open what for which purpose: the purpose of the row decides; the role was judged at the door of the route. */
export const accessPolicy: AccessPolicy = async (rows, access) =>
  rows.map((row) => (row.purpose === access.purpose ? { allowed: true } : { allowed: false, why: 'another purpose' }))

/** Somebody's look, with their receipt, at what they answered about equality: beside the openings of their story its fact would tell whose answers those are. */
const isOwnEquality = ({ purpose, actor, reason }: Access): boolean => purpose === 'equality' && actor === 'resident' && reason === 'receipt'

/** Records each opening but `isOwnEquality` as one fact in a stream per actor and day. */
export const openingRecorder =
  (store: EventStore, clock: Clock, telemetry: Telemetry): OpeningRecorder =>
  async ({ access, opened, refused, unreadable }) => {
    if (isOwnEquality(access)) return
    const at = new Date(clock.now()).toISOString()
    await store.append({
      stream: `opening-${access.actor}.${at.slice(0, 10)}`,
      expected: 'any',
      facts: [
        {
          id: uuidv7(clock.now()),
          type: 'PersonalDataOpened',
          version: openingFacts.PersonalDataOpened.version,
          data: { purpose: access.purpose, reason: access.reason, opened: [...opened], refused: [...refused], unreadable: [...unreadable] },
          metadata: { actor: access.actor, at },
        },
      ],
    })
    telemetry.count('heard.openings', {})
  }
