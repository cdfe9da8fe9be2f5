import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wholeNumber } from '../arguments.ts'
import type { Command } from '../command.ts'

const LARGEST_SEED = 2 ** 32

/** `heard drill crash` */
export const crashDrillCommand: Command = {
  name: 'drill crash',
  summary: 'Kill a process that writes facts, again and again, and check that every acknowledged fact is still there',
  arguments: [],
  options: {
    cycles: { value: 'N', required: true, what: 'how often to kill it' },
    seed: { value: 'S', what: 'decides the moments; the same seed asks for the same ones (a new one unless given)' },
  },
  async run({ texts }, { progress }) {
    const cycles = wholeNumber('cycles', texts.cycles ?? '', 1)
    const seed = texts.seed === undefined ? Date.now() % LARGEST_SEED : wholeNumber('seed', texts.seed, 0)
    const { crashDrill } = await import('@heard/event-store')
    const directory = mkdtempSync(join(tmpdir(), 'heard-crash-drill-'))
    const sum = await crashDrill({
      cycles,
      seed,
      directory,
      onProgress: (so) => progress(`${so.cycles} of ${cycles} kills, ${so.acknowledged} facts acknowledged, ${so.lost} lost`),
    })
    const done = sum.cycles === cycles && sum.reopened === cycles && sum.lost === 0 && sum.halfCommits === 0
    if (done) rmSync(directory, { recursive: true })
    return {
      done,
      data: { seed, ...sum, ...(done ? {} : { directory }) },
      lines: [
        `Killed the writer ${sum.cycles} times (seed ${seed}); the store opened again ${sum.reopened} times.`,
        `${sum.acknowledged} facts were acknowledged; ${sum.lost} of them are lost; ${sum.halfCommits} appends are half there.`,
        ...(done ? [] : [`The stores are kept in ${directory}`]),
      ],
    }
  },
}
