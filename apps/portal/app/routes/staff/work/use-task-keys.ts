import { useEffect } from 'react'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName))

const move = (by: 1 | -1): void => {
  const tasks: readonly (Element | null)[] = [...document.querySelectorAll('[data-task]')]
  const at = tasks.indexOf(document.activeElement)
  const next = tasks[at === -1 && by === -1 ? tasks.length - 1 : at + by]
  if (next instanceof HTMLElement) next.focus()
}

/** J and K go down and up the list and / to the search, where there is script; without it Tab does. */
export const useTaskKeys = (): void => {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === 'j') move(1)
      if (event.key === 'k') move(-1)
      if (event.key === '/') {
        event.preventDefault()
        document.querySelector<HTMLElement>('#everywhere')?.focus()
      }
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}
