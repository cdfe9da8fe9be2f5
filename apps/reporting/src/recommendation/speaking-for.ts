import { type ActsFor, actingFor } from '../acts-for.ts'

/** For which of the organisations asked somebody speaks, and who acts for it now. */
export type Speaking = { readonly organisation: string; readonly by: string }

/** The one that is named, or the only one; nothing where there is none, and several where one has to be named. */
export const speakingFor = (actsFor: ActsFor, asked: Iterable<string>, named: string | undefined): Speaking | 'none' | 'several' => {
  const ours = [...asked].flatMap((organisation): Speaking[] => {
    const by = actingFor(actsFor, organisation)
    return by === undefined || (named !== undefined && named !== organisation) ? [] : [{ organisation, by }]
  })
  const [only, another] = ours
  if (!only) return 'none'
  return another ? 'several' : only
}
