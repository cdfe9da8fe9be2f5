import type { LocalText } from '@heard/contracts'
import type { ProgrammeView } from '@heard/contracts/engagement'

type Listed = Pick<ProgrammeView, 'organisations'>

/** What an organisation is called; one that the programme no longer lists, by its id. */
export const organisationName = ({ organisations }: Listed, id: string): LocalText =>
  organisations.find((each) => each.id === id)?.name ?? { language: 'en', text: id }

/** Who answers today for what this organisation was asked or promised: the last of its successors, or nobody else. */
export const answersNow = ({ organisations }: Listed, id: string): string | undefined => {
  const passed = [id]
  for (;;) {
    const next = organisations.find((each) => each.id === passed.at(-1))?.successor
    if (next === undefined || passed.includes(next)) return passed.length > 1 ? passed.at(-1) : undefined
    passed.push(next)
  }
}
