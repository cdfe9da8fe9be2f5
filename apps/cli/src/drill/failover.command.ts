import { wholeNumber } from '../arguments.ts'
import type { Command } from '../command.ts'

const LARGEST_SEED = 2 ** 32

/** `heard drill failover` */
export const failoverDrillCommand: Command = {
  name: 'drill failover',
  summary: 'Disturb appends to a stand-in for a KurrentDB cluster, and check that every acknowledged fact is there once',
  notes: ['Proves how Heard meets failures of the connection and changes of the leader. It proves nothing about the server, as none runs.'],
  arguments: [],
  options: {
    times: { value: 'N', required: true, what: 'how many appends to disturb' },
    seed: { value: 'S', what: 'decides what happens to which append (a new one unless given)' },
  },
  async run({ texts }, { progress }) {
    const disturbances = wholeNumber('times', texts.times ?? '', 1)
    const seed = texts.seed === undefined ? Date.now() % LARGEST_SEED : wholeNumber('seed', texts.seed, 0)
    const { failoverDrill } = await import('@heard/event-store/double')
    const onProgress = (so: number) => progress(`${so} of ${disturbances} appends disturbed`)
    const sum = await failoverDrill({ disturbances, seed, batchAppend: true, onProgress })
    return {
      done: sum.disturbances >= disturbances && sum.lost === 0 && sum.doubled === 0,
      data: { seed, ...sum },
      lines: [
        `Disturbed ${sum.disturbances} appends (seed ${seed}), changed the leader ${sum.leaderChanges} times and ended the writer ${sum.writersKilled} times.`,
        `${sum.acknowledged} appends were acknowledged; ${sum.lost} of them are lost; ${sum.doubled} are there twice or in part.`,
      ],
    }
  },
}
