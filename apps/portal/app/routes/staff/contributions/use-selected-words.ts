import { type RefObject, useEffect } from 'react'

type Selected = { readonly text: string; readonly stretch: string }

const lengthBefore = (answer: Element, node: Node, offset: number): number => {
  const range = document.createRange()
  range.selectNodeContents(answer)
  range.setEnd(node, offset)
  return range.toString().length
}

/** What is selected inside one answer; nothing when the selection is empty or goes beyond it. */
const selectedIn = (container: Element): Selected | undefined => {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const answer = [...container.querySelectorAll('[data-field]')].find(
    (each) => each.contains(range.startContainer) && each.contains(range.endContainer),
  )
  if (!answer) return undefined
  const from = lengthBefore(answer, range.startContainer, range.startOffset)
  const text = range.toString()
  return { text, stretch: `${answer.getAttribute('data-field')}:${from}:${from + text.length}` }
}

/** Tells what somebody selects in the answers inside a container. */
export const useSelectedWords = (container: RefObject<Element | null>, onSelect: (selected: Selected) => void): void => {
  useEffect(() => {
    const listen = () => {
      const selected = container.current && selectedIn(container.current)
      if (selected) onSelect(selected)
    }
    document.addEventListener('selectionchange', listen)
    return () => document.removeEventListener('selectionchange', listen)
  }, [container, onSelect])
}
