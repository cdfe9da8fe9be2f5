import type { Command } from '../command.ts'
import { Failed } from '../failures.ts'

/** `heard parts list` */
export const listParts: Command = {
  name: 'parts list',
  summary: 'List the processes of a platform whose parts run apart, each of which has to confirm that an erasure left nothing in its data folder',
  notes: ['Reads the facts of HEARD_EVENT_STORE, whatever runs. The number of a process stands in process.json of its data folder.'],
  arguments: [],
  options: {},
  async run(_given, { environment, root }) {
    const { openProcessList, readConfiguration } = await import('@heard/standalone')
    const list = await openProcessList(readConfiguration(environment, root))
    try {
      const processes = await list.all()
      const lines = processes.map(({ process, part }) => `${process} ${part}`)
      return { done: true, data: { processes }, lines: lines.length > 0 ? lines : ['No process has joined: everything runs in one.'] }
    } finally {
      await list.close()
    }
  },
}

/** `heard parts gone` */
export const partGone: Command = {
  name: 'parts gone',
  summary: 'Say that the data folder of a process is destroyed and nothing runs on it, so that no erasure waits for it any more',
  notes: [
    'For a replica that was taken away for good, or a data folder that was deleted. Destroy the folder first: with it goes what it still held of people.',
    'Erasures that waited for it go on within ten minutes. A process that runs all the same says so again, and is waited for again.',
  ],
  arguments: [{ name: 'PROCESS', what: 'its number, as ./heard parts list and the list of erasures have it' }],
  options: {},
  async run({ texts }, { environment, root }) {
    const { openProcessList, readConfiguration } = await import('@heard/standalone')
    const process = texts.PROCESS ?? ''
    const list = await openProcessList(readConfiguration(environment, root))
    try {
      if (!(await list.gone(process))) throw new Failed(`No process has the number ${process}; ./heard parts list has them all`)
      return { done: true, data: { process }, lines: [`No erasure waits for ${process} any more.`] }
    } finally {
      await list.close()
    }
  },
}
