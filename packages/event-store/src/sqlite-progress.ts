import { forgetDeadLetter, keepDeadLetter, loadDeadLetter } from './dead-letter.ts'
import type { PolicyProgress } from './policy-progress.ts'
import { openReadModel, type ReadModelPlace } from './read-model-file.ts'

/** Progress in a file of one process, which nobody can take away. */
export const sqliteProgress = (place: ReadModelPlace): PolicyProgress => {
  const { writer, close } = openReadModel(place)
  const move = async (policy: string, position: bigint): Promise<void> => {
    writer.prepare('INSERT OR REPLACE INTO heard_policy VALUES (?, ?)').run(policy, position)
    const letter = loadDeadLetter(writer, policy)
    if (letter && position >= letter.position) forgetDeadLetter(writer, policy)
  }
  return {
    async load(policy) {
      const cursor = writer.prepare('SELECT cursor FROM heard_policy WHERE name = ?').get(policy)?.cursor
      return { cursor: BigInt(Number(cursor ?? 0)), deadLetter: loadDeadLetter(writer, policy) }
    },
    move,
    pass: move,
    bury: async (letter) => keepDeadLetter(writer, letter),
    close: async () => close(),
  }
}
