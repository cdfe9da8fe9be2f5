import { fieldMap } from '@heard/contracts/engagement'
import { daysBetween, retainUntil } from '@heard/privacy'
import { counted, day, fromFact, inWords, moment, number, row, state, stateOf, table, text } from '../evidence.ts'
import { consentTypes } from './consent.ts'
import { noticesOf } from './purposes.ts'
import type { Answering } from './question.ts'

/** 7: consents that last for a time only. */
export const refreshed: Answering = {
  rests: ['NoticePublished', 'ConsentRenewed', 'ConsentExpired'],
  answer(record, asked) {
    const timed = new Map(
      noticesOf(record, asked.programme).flatMap(({ fact: { data } }) =>
        data.consentMonths === undefined ? [] : [[`${data.programme} ${data.purpose} ${data.noticeVersion}`, data.consentMonths] as const],
      ),
    )
    const standing = record.standingConsents(asked.programme).flatMap((group) => {
      const length = timed.get(`${group.programme} ${group.purpose} ${group.version}`)
      return length === undefined ? [] : [{ ...group, until: retainUntil({ after: 'received', length, unit: 'months' }, group.day) }]
    })
    // The run of the day after the last one ends it.
    const late = standing.filter(({ until }) => daysBetween(until, asked.today) > 1)
    const counts = record.counts(['ConsentRenewed', 'ConsentExpired'], asked)
    const past = late.reduce((sum, { n }) => sum + n, 0)
    const byEnd = Map.groupBy(standing, ({ programme, purpose, until }) => `${programme} ${purpose} ${until}`)
    const expired = counts.get('ConsentExpired') ?? 0
    const renewed = counts.get('ConsentRenewed') ?? 0
    return {
      state: stateOf(standing.length + expired + renewed, late.length),
      answer: `${counted(renewed, 'consent')} renewed, ${expired.toLocaleString('en-GB')} expired, ${past.toLocaleString('en-GB')} past their time and still standing.`,
      missing: timed.size === 0 ? ['No notice gives consent a time.'] : [],
      tables: [
        table(
          'standing',
          'Consents given for a time, by the day they end',
          ['Ends on', 'Purpose', 'Programme', 'Consents', 'How it stands'],
          [...byEnd.values()]
            .map((groups) => ({ ...groups[0], n: groups.reduce((sum, { n }) => sum + n, 0) }))
            .toSorted((left, right) => ((left.until ?? '') < (right.until ?? '') ? -1 : 1))
            .flatMap(({ until, purpose, programme, n }) =>
              until === undefined || purpose === undefined || programme === undefined
                ? []
                : [
                    row(
                      day(until),
                      text(inWords(purpose)),
                      text(programme),
                      number(n),
                      daysBetween(until, asked.today) > 1 ? state('Past its time', 'attention') : state('Stands', 'good'),
                    ),
                  ],
            ),
        ),
      ],
    }
  },
}

/** 8: whether each choice is separate, and refusing costs nothing. */
export const freeChoice: Answering = {
  rests: ['NoticePublished', 'NoticeWithdrawn', ...consentTypes],
  answer(record, asked) {
    const live = noticesOf(record, asked.programme).filter(({ until }) => until === undefined)
    const said = record.consentsByNotice(asked)
    const sum = (programme: string, purpose: string, type: string): number =>
      said.reduce((total, one) => (one.programme === programme && one.purpose === purpose && one.type === type ? total + one.n : total), 0)
    const programmes = [...new Set(live.map(({ fact }) => fact.data.programme))]
    const takenIn = programmes.reduce((total, programme) => {
      const free = live.flatMap(({ fact: { data } }) => (data.programme === programme && !data.required ? [data.purpose] : []))
      return total + record.allRefused(programme, free, asked)
    }, 0)
    return {
      state: stateOf(live.length, 0),
      answer: `${counted(live.filter(({ fact }) => !fact.data.required).length, 'choice')} free to refuse; ${counted(takenIn, 'contribution')} taken in with all of them refused.`,
      missing: live.length === 0 ? ['No notice has been published.'] : [],
      tables: [
        table(
          'choices',
          'Each choice',
          ['Purpose', 'Programme', 'Needed', 'Agreed', 'Refused', 'Taken back'],
          live.map(({ fact }) => {
            const { purpose, programme, required } = fact.data
            const of = (type: string) => number(sum(programme, purpose, type))
            return fromFact(
              fact,
              text(inWords(purpose)),
              text(programme),
              text(required ? 'Needed to take a contribution in' : 'Free to refuse'),
              of('ConsentGiven'),
              of('ConsentRefused'),
              of('ConsentWithdrawn'),
            )
          }),
        ),
      ],
    }
  },
}

/** 9: how people who are too young are treated. */
export const tooYoung: Answering = {
  rests: ['ProgrammeDefined', 'ContributionShared', 'ChampionApplied'],
  answer(record, asked) {
    const newest = new Map(record.facts(['ProgrammeDefined'], { programme: asked.programme }).map((fact) => [fact.data.programme, fact]))
    const counts = record.counts(['ContributionShared', 'ChampionApplied'], asked)
    const declared = (counts.get('ContributionShared') ?? 0) + (counts.get('ChampionApplied') ?? 0)
    return {
      state: stateOf(newest.size, 0),
      answer: `${counted(declared, 'person declared', 'people declared')} that they are old enough. Without that declaration nothing is taken in.`,
      missing: newest.size === 0 ? ['No programme has been recorded.'] : [],
      rules: ['How many younger people were turned to support is not counted: nothing is recorded about them.'],
      tables: [
        table(
          'ages',
          'Youngest age by programme',
          ['Programme', 'Youngest age', 'Since'],
          [...newest.values()].map((fact) => fromFact(fact, text(fact.data.programme), number(fact.data.minimumAge), moment(fact.at))),
        ),
      ],
    }
  },
}

/** 27: whether a contribution holds who somebody is. */
export const anonymous: Answering = {
  rests: ['ContributionShared', 'ContributionImported'],
  answer(record, asked) {
    const counts = record.counts(['ContributionShared', 'ContributionImported'], asked)
    const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
    const fields = Object.entries(fieldMap).filter(([field]) => field.startsWith('contribution.'))
    const naming = fields.filter(([, { categories }]) => categories.some((category: string) => category === 'name' || category === 'contact'))
    return {
      state: stateOf(total, naming.length),
      answer: `${counted(total, 'contribution')}; ${naming.length} of the ${counted(fields.length, 'field')} stored with one are for a name or a contact.`,
      missing: total === 0 ? ['No contribution has been recorded.'] : [],
      tables: [
        table(
          'fields',
          'Fields stored with a contribution',
          ['Field', 'Purpose', 'Categories', 'Asks who somebody is'],
          fields.map((one) => {
            const [field, { purpose, categories }] = one
            return row(
              text(field),
              text(inWords(purpose)),
              text(categories.map(inWords).join(', ')),
              naming.includes(one) ? state('Yes', 'attention') : state('No', 'good'),
            )
          }),
        ),
      ],
    }
  },
}
