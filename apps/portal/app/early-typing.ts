const typed = new WeakMap<HTMLTextAreaElement, string>()

/**
 * Remembers what is typed into longer fields. React (19.2) puts the first text of a field back when it takes over a page that
 * the server wrote, which takes longest where the connection is slow.
 */
export const watchTyping = (page: Document): void => {
  for (const area of page.querySelectorAll('textarea')) if (area.value !== area.defaultValue) typed.set(area, area.value)
  page.addEventListener('input', ({ target }) => target instanceof HTMLTextAreaElement && typed.set(target, target.value), { capture: true })
}

/** As the `ref` of a longer field: gives back what was typed before React came to it. */
export const keepTyped = (area: HTMLTextAreaElement | null): void => {
  const before = area ? typed.get(area) : undefined
  if (area && before !== undefined) area.value = before
}
