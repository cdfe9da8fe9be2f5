/**
 * Wards of Luton by the codes of the Office for National Statistics, those of 2023 and the superseded ones of 2016 (source: ONS, Open Government Licence v3). A superseded
 * code counts as the ward that kept its name, although its edges moved; of a name that is gone nobody can tell which ward it is now.
 */
const wardOfCode: Readonly<Record<string, string | null>> = {
  E05014735: 'barnfield',
  E05014736: 'beech-hill',
  E05014737: 'biscot',
  E05014738: 'bramingham',
  E05014739: 'central',
  E05014740: 'challney',
  E05014741: 'dallow',
  E05014742: 'farley',
  E05014743: 'high-town',
  E05014744: 'leagrave',
  E05014745: 'lewsey',
  E05014746: 'northwell',
  E05014747: 'poets',
  E05014748: 'round-green',
  E05014749: 'saints',
  E05014750: 'south',
  E05014751: 'stopsley',
  E05014752: 'sundon-park',
  E05014753: 'vauxhall',
  E05014754: 'wigmore',
  E05002193: 'barnfield',
  E05002194: 'biscot',
  E05002195: 'bramingham',
  E05002196: 'challney',
  E05002197: null,
  E05002198: 'dallow',
  E05002199: 'farley',
  E05002200: 'high-town',
  E05002201: null,
  E05002202: 'leagrave',
  E05002203: 'lewsey',
  E05002204: null,
  E05002205: 'northwell',
  E05002206: 'round-green',
  E05002207: 'saints',
  E05002208: 'south',
  E05002209: 'stopsley',
  E05002210: 'sundon-park',
  E05002211: 'wigmore',
}

const named = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-(?:ward)?$/g, '')
const current = new Set(Object.values(wardOfCode))

/** The ward that a code or a name means today; nothing where it means none. */
export const wardMeant = (text: string): string | undefined => {
  const byCode = wardOfCode[text.trim().toUpperCase()]
  if (byCode !== undefined) return byCode ?? undefined
  const name = named(text)
  return current.has(name) ? name : undefined
}
