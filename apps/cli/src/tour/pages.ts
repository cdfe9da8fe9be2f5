/** A page worth opening after the tour. `account`: whom to sign in as; none for everybody. */
export type Page = { readonly page: string; readonly address: string; readonly account?: string }

type Toured = { readonly luton: string; readonly strategy: string; readonly receipt: string }

/** Where to look at what the tour did. */
export const pagesOf = (origin: string, { luton, strategy, receipt }: Toured): readonly Page[] => [
  { page: 'The programme', address: `${origin}/programmes/${luton}` },
  { page: "Here's what we will do", address: `${origin}/programmes/${luton}/report` },
  { page: 'Figures', address: `${origin}/programmes/${luton}/figures` },
  { page: 'My contribution', address: `${origin}/r/${receipt}` },
  { page: 'The Strategy and its four objectives', address: `${origin}/programmes/${strategy}/report` },
  { page: 'Contributions', address: `${origin}/staff/${luton}/contributions`, account: 'analyst' },
  { page: 'Themes and codebook', address: `${origin}/staff/${luton}/codebook`, account: 'analyst' },
  { page: 'Tables', address: `${origin}/staff/${luton}/tables`, account: 'analyst' },
  { page: 'Recommendations', address: `${origin}/staff/${luton}/recommendations`, account: 'publisher' },
  { page: 'What is addressed to us', address: `${origin}/staff/${luton}/addressed`, account: `stakeholder.${luton}` },
]
