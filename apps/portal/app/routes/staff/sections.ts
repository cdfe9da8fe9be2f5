/** A part of the staff screens: its address below the programme, and who sees it in the menu. */
export type Section = { readonly path: string; readonly name: string; readonly what: string; readonly action: string }

/** The menu, in order. Add a page's line here. */
export const sections: readonly Section[] = [
  { path: 'contributions', name: 'Contributions', what: 'Read, search, de-identify and code what people said', action: 'analysis.view' },
  { path: 'codebook', name: 'Codebook', what: 'The themes that contributions are coded with', action: 'analysis.view' },
  { path: 'tables', name: 'Tables', what: 'Themes by stage and by community, and what is released to the public', action: 'analysis.view' },
  { path: 'import', name: 'Import', what: 'Bring in contributions from a CSV or XLSX file', action: 'contribution.import' },
]
