import { guidOf } from './guid.ts'
import type { Code } from './qdc.ts'

/** A theme as the codebook has it; without its name where that was withdrawn. */
export type Standing = { readonly theme: string; readonly parent: string | undefined; readonly name: string | undefined; readonly retired: boolean }
export type Brought = { readonly theme: string; readonly parent: string | undefined; readonly name: string; readonly definition: string | undefined }

/** The same code of a file is the same theme of a programme, however often it is brought in; in another programme it is another one. */
export const themeOf = (programme: string, guid: string): string => guidOf(`heard/codebook/${programme}/${guid}`)

const alike = (name: string): string => name.trim().toLowerCase()

/**
 * What a file would add to the codebook. Known already is a code that was taken from here, that was brought before, or that has the
 * name of a theme in use in the same place; what lies inside it is added there, or at the top where it is retired.
 */
export const broughtBy = (programme: string, codes: readonly Code[], standing: readonly Standing[]): readonly Brought[] => {
  const byId = new Map(standing.map((theme) => [theme.theme, theme]))
  const inUse = standing.filter(({ retired }) => !retired)
  const places = new Map<string, string | undefined>()
  const added: Brought[] = []
  for (const { guid, parent: around, name, definition } of codes) {
    const parent = around === undefined ? undefined : places.get(around)
    const there = { theme: themeOf(programme, guid), parent, name, definition }
    const known =
      byId.get(guid) ??
      byId.get(there.theme) ??
      [...inUse, ...added].find((theme) => theme.parent === parent && theme.name !== undefined && alike(theme.name) === alike(name))
    if (!known) added.push(there)
    const found = known ?? there
    places.set(guid, 'retired' in found && found.retired ? undefined : found.theme)
  }
  return added
}
