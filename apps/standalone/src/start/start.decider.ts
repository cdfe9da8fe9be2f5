import type { PlatformFact } from '@heard/contracts/platform'
import type { Decider } from '@heard/event-sourcing'

type ProgramStarted = PlatformFact<'ProgramStarted'>
type ConfigurationChanged = PlatformFact<'ConfigurationChanged'>
type Fingerprints = ConfigurationChanged['data']['fingerprints']

/** Each version of the program is recorded when it starts for the first time, and again when it comes back. */
export const programDecider: Decider<ProgramStarted['data'], ProgramStarted['data'] | undefined, ProgramStarted, never> = {
  initial: undefined,
  evolve: (_, { data }) => data,
  decide: (now, before) => ({
    accepted: before?.version === now.version && before.node === now.node ? [] : [{ type: 'ProgramStarted', data: now }],
  }),
}

/** Every variable whose value is another one than the last time, that is new, or that is gone. */
export const configurationDecider: Decider<{ readonly fingerprints: Fingerprints }, Fingerprints, ConfigurationChanged, never> = {
  initial: {},
  evolve: (_, { data }) => data.fingerprints,
  decide: ({ fingerprints }, before) => {
    const names = [...new Set([...Object.keys(before), ...Object.keys(fingerprints)])].toSorted()
    const changed = names.filter((name) => before[name] !== fingerprints[name])
    return { accepted: changed.length === 0 ? [] : [{ type: 'ConfigurationChanged', data: { changed, fingerprints } }] }
  },
}
