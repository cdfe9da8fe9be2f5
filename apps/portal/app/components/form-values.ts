/** What a form that came back typed into it. */
export type FormValues = Readonly<Record<string, readonly string[]>>

/** The text fields of a form; line breaks as they were typed, not as forms send them. */
export const valuesOf = (form: FormData): FormValues => {
  const names = new Set(form.keys())
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  return Object.fromEntries([...names].map((name) => [name, texts(name).map((text) => text.replaceAll('\r\n', '\n'))]))
}

export const first = (values: FormValues | undefined, name: string): string | undefined => values?.[name]?.[0]
