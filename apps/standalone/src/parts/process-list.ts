import type { PartProcess } from '@heard/contracts/platform'
import { KurrentEventStore } from '@heard/event-store'
import { type Clock, type Configuration, ConfigurationError, partProcesses, partsStream, recordFact } from '@heard/service-kit'

/** The processes of an installation whose parts run apart, for somebody with the server itself; each of them may run meanwhile. */
type ProcessList = {
  all(): Promise<readonly PartProcess[]>
  /** Records that the data folder of one is destroyed; whether there was such a process. */
  gone(process: string): Promise<boolean>
  close(): Promise<void>
}

/** @throws ConfigurationError where nothing runs apart */
export const openProcessList = async ({ eventStore }: Pick<Configuration, 'eventStore'>, clock: Clock = Date): Promise<ProcessList> => {
  if (!eventStore) throw new ConfigurationError('HEARD_EVENT_STORE names no server; parts run apart only with one')
  const store = await KurrentEventStore.open(eventStore)
  return {
    all: () => partProcesses(store),
    async gone(process) {
      const known = (await partProcesses(store)).some((one) => one.process === process)
      if (known) await recordFact({ store, clock }, { type: 'PartGone', data: { process }, stream: partsStream, actor: 'command-line' })
      return known
    },
    close: () => store.close(),
  }
}
