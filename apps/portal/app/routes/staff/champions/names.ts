import type { ProgrammeView } from '@heard/contracts/engagement'

/** Names of the communities of a programme, by id. */
export const communityNames = ({ communities }: Pick<ProgrammeView, 'communities'>): Readonly<Record<string, string>> =>
  Object.fromEntries(communities.map(({ id, name }) => [id, name.text]))

/** Communities in words: their names, divided by commas. */
export const inWords = (communities: readonly string[], names: Readonly<Record<string, string>>): string =>
  communities.map((community) => names[community] ?? community).join(', ')
