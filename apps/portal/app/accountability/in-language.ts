/** What was written in the reader's language, else in English, else in whatever there is. */
export const inLanguage = <Written extends { readonly language: string }>(all: readonly Written[], language: string): Written | undefined =>
  all.find((each) => each.language === language) ?? all.find((each) => each.language === 'en') ?? all[0]
