import { wholeNumber } from '../arguments.ts'
import type { Command } from '../command.ts'
import { Failed } from '../failures.ts'

const LARGEST_SEED = 2 ** 32

/** `heard drill writers` */
export const writersDrillCommand: Command = {
  name: 'drill writers',
  summary: 'Kill writers of a vault in PostgreSQL while they write, and check that every acknowledged row is there once',
  notes: [
    'Works in a schema of its own in the database of HEARD_DATABASE_URL, which is deleted afterwards; the vault of the platform is not touched.',
  ],
  arguments: [],
  options: {
    times: { value: 'N', required: true, what: 'how many writers to kill, or to cut off from the database' },
    seed: { value: 'S', what: 'decides the moments (a new one unless given)' },
  },
  async run({ texts }, { environment, root, progress }) {
    const times = wholeNumber('times', texts.times ?? '', 1)
    const seed = texts.seed === undefined ? Date.now() % LARGEST_SEED : wholeNumber('seed', texts.seed, 0)
    const { readConfiguration } = await import('@heard/service-kit')
    const { database } = readConfiguration(environment, root)
    if (!database) throw new Failed('HEARD_DATABASE_URL is not set; set it to the PostgreSQL database that the drill may work in')
    const { writerDrill } = await import('@heard/vault/drill')
    const onProgress = (so: number) => progress(`${so} of ${times} writers killed or cut off`)
    const sum = await writerDrill({ url: database.url, times, seed, onProgress })
    return {
      done: sum.cut + sum.killed >= times && sum.lost === 0 && sum.half === 0 && sum.doubled === 0,
      data: { seed, ...sum },
      lines: [
        `Killed ${sum.killed} writers and cut ${sum.cut} off from the database (seed ${seed}).`,
        `${sum.acknowledged} rows were acknowledged; ${sum.lost} of them are lost, ${sum.half} are half there, ${sum.doubled} are there twice.`,
      ],
    }
  },
}
