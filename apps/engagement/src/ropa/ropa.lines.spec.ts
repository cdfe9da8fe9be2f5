import { describe, expect, it } from 'vitest'
import { ropaCsv } from './ropa.csv.ts'
import { ropaLines, type WordedPurpose } from './ropa.lines.ts'

const retention = { after: 'programme-closed', length: 12, unit: 'months' } as const
const purpose = (id: string, more: Partial<WordedPurpose['entry']> = {}): WordedPurpose => ({
  entry: {
    list: 'purpose',
    id,
    lawfulBasis: 'consent',
    specialCondition: 'explicit-consent',
    categories: ['narrative'],
    retention,
    readers: ['analyst'],
    ...more,
  },
  wording: { language: 'en', text: `To do "${id}", and no more.` },
})
const same = { automatedDecisions: 'none', transfers: 'none', dpia: 'docs/dpia.md' }

describe('the record of processing', () => {
  it('says of a purpose what is stored for it, whose it is and where it comes from', () => {
    const [line] = ropaLines([purpose('volunteering')], [])
    expect(line).toEqual({
      purpose: 'volunteering',
      wording: { language: 'en', text: 'To do "volunteering", and no more.' },
      lawfulBasis: 'consent',
      specialCondition: 'explicit-consent',
      categories: ['narrative'],
      subjects: ['volunteers', 'people-named-by-volunteers', 'staff'],
      sources: ['the-person', 'staff-and-organisations'],
      fields: [
        'application.details',
        'application.reason',
        'application.talk',
        'application.note',
        'application.care',
        'champion.meeting',
        'champion.meeting-note',
        'champion.ask',
        'champion.answer',
        'expense.content',
        'expense.reason',
        'champion-draft-check',
        'champion-verdict',
      ],
      retention,
      readers: ['analyst'],
      recipients: [],
      location: ['vault'],
      consentRecords: false,
      ...same,
    })
  })

  it('says of a use what is held for the purpose that it uses, which notice asks for it, and who gets it', () => {
    const [line] = ropaLines([purpose('share-partner', { uses: 'narrative' })], [{ purpose: 'share-partner', version: 3, required: false }])
    expect(line).toMatchObject({
      uses: 'narrative',
      fields: [
        'contribution.words',
        'contribution.file',
        'contribution.translation',
        'contribution.attributes',
        'contribution.memo',
        'answer',
        'verdict',
        'draft-check',
      ],
      recipients: ['partner-organisations'],
      notice: { version: 3, required: false },
      consentRecords: true,
    })
  })

  it('says so where nothing is stored for a purpose yet', () => {
    expect(ropaLines([purpose('not-used-yet')], [])[0]).toMatchObject({ fields: [], subjects: [], sources: [] })
  })

  it('ends with the accounts, on the basis on which the programme publishes', () => {
    const basisOf = (purposes: readonly WordedPurpose[]) => ropaLines(purposes, []).at(-1)
    expect(basisOf([purpose('publication', { lawfulBasis: 'public-task' })])).toMatchObject({ purpose: 'accounts', lawfulBasis: 'public-task' })
    expect(basisOf([])).toMatchObject({ lawfulBasis: 'legitimate-interests', location: ['accounts'], readers: ['administrator'] })
  })

  it('is a CSV file too, with a column for each thing the regulator asks', () => {
    const rows = ropaCsv(ropaLines([purpose('analysis', { uses: 'narrative' })], [{ purpose: 'analysis', version: 2, required: true }])).split('\r\n')
    expect(rows).toEqual([
      'Purpose,In plain words,Uses what is held for,Lawful basis (Article 6),Condition (Article 9),Categories of data,Categories of people,Source,Stored fields,Retention,Who may open it,Recipients outside,Where it lies,Notice,Consent records,Automated decisions,Transfers abroad,Assessment of impact',
      'analysis,"To do ""analysis"", and no more.",narrative,consent,explicit-consent,narrative,contributors; people-named-in-stories,the-person; an-imported-file; staff-and-organisations,contribution.words; contribution.file; contribution.translation; contribution.attributes; contribution.memo; answer; verdict; draft-check,12 months after programme-closed,analyst,,vault; analysis-index,"version 2, required",yes,none,none,docs/dpia.md',
      'accounts,"So that those who work with a programme can sign in, and so that it can be seen in which role something was done.",,legitimate-interests,none,name; contact,staff; contacts-of-organisations; volunteers,staff-and-organisations,accounts.name; accounts.e-mail; accounts.password-hash; accounts.passkeys; accounts.app-key; accounts.grants; accounts.sessions,until the account is removed,administrator,,accounts,,no,none,none,docs/dpia.md',
      '',
    ])
  })
})
