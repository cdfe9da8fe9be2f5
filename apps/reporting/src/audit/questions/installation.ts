import { daysBetween } from '@heard/privacy'
import { type Cell, counted, day, empty, type FoundRow, fromFact, id, inWords, moment, number, stateOf, table, text } from '../evidence.ts'
import type { AuditedFact } from '../record/audit-record.ts'
import { assuranceTypes, registerColumns, registerOf, registerRow } from './assurances.ts'
import { drillTable } from './erasures.ts'
import type { Answering } from './question.ts'
import { registered } from './registered.ts'

const accountTypes = [
  'AccountMade',
  'RolesGiven',
  'AccountInvited',
  'BreakGlassLinkMade',
  'AccountKept',
  'WayInAdded',
  'WayInRemoved',
  'AccountRemoved',
] as const
type AccountFact = AuditedFact<(typeof accountTypes)[number]>

const addedWay: Readonly<Record<AuditedFact<'WayInAdded'>['data']['way'], string>> = {
  passkey: 'Set a passkey to sign in',
  password: 'Set a password to sign in',
  link: 'Chose links by mail to sign in',
  organisation: 'Signed in by their organisation, for the first time',
}
const removedWay: Readonly<Record<AuditedFact<'WayInRemoved'>['data']['way'], string>> = {
  passkey: 'Removed a passkey to sign in',
  password: 'Removed a password to sign in',
  link: 'Signs in by links no more',
}

const rolesOf = ({ data }: AuditedFact<'RolesGiven'>): string =>
  data.grants.map(({ role, programme }) => `${inWords(role)} ${programme === '*' ? 'everywhere' : `in ${programme}`}`).join(', ') || 'none'

const accountRow = (fact: AccountFact): FoundRow => {
  const change = (what: string, roles: Cell): FoundRow => fromFact(fact, moment(fact.at), text(what), id(fact.data.account), roles, id(fact.actor))
  if (fact.type === 'AccountMade') return change(fact.data.development ? 'Joined, with a password that everybody knows' : 'Joined', empty)
  switch (fact.type) {
    case 'AccountInvited':
      return change(`Invited, until ${fact.data.until}`, empty)
    case 'BreakGlassLinkMade':
      return change(`A link to administer everything was made on the server, until ${fact.data.until}`, empty)
    case 'AccountKept':
      return change(`Still needed; next review by ${fact.data.next}`, empty)
    case 'WayInAdded':
      return change(addedWay[fact.data.way], empty)
    case 'WayInRemoved':
      return change(removedWay[fact.data.way], empty)
    case 'AccountRemoved':
      return change('Left', empty)
    default:
      return change('Roles given', text(rolesOf(fact)))
  }
}

const REVIEW_DAYS = 92

/** 19: accounts and access. */
export const access: Answering = {
  rests: [...accountTypes, 'AccessReviewed', 'AccessRefused', 'SignInsRefused', ...assuranceTypes],
  answer(record, asked) {
    const changes = record.facts(accountTypes, asked).toReversed()
    const reviews = record.facts(['AccessReviewed'], asked).toReversed()
    const refused = record.facts(['AccessRefused'], asked).toReversed()
    const attempts = record.facts(['SignInsRefused'], asked).reduce((sum, { data }) => sum + data.wrong + data.tooMany, 0)
    const { entries, wrong } = registerOf(record, ['access-review'], asked)
    const newest = [...reviews, ...entries]
      .map(({ data }) => data.on)
      .toSorted()
      .at(-1)
    const stale = changes.length > 0 && (newest === undefined || daysBetween(newest, asked.today) > REVIEW_DAYS)
    const count = (type: AccountFact['type']): number => changes.filter((fact) => fact.type === type).length
    const all = reviews.length + entries.length
    return {
      state: stateOf(changes.length + all, wrong + Number(stale)),
      answer: `${count('AccountMade')} joined, ${count('AccountRemoved')} left, roles given ${counted(count('RolesGiven'), 'time')}; access reviewed ${counted(all, 'time')}. Refused: ${counted(refused.length, 'action')}, ${counted(attempts, 'attempt')} to sign in.`,
      missing: [
        ...(changes.length === 0 ? ['No account has been recorded.'] : []),
        ...(newest === undefined ? ['No review of access has been recorded.'] : stale ? [`The last review of access was on ${newest}.`] : []),
      ],
      rules: [
        `Access is to be reviewed every three months (${REVIEW_DAYS} days).`,
        'By which way somebody signed in is recorded with their first sign-in of a day, and not counted here. How many factors an organisation asks its people for is not known.',
      ],
      tables: [
        table(
          'accounts',
          'Joiners, movers and leavers, newest first',
          ['When', 'What', 'Account', 'Roles from then on', 'By'],
          changes.map(accountRow),
        ),
        table(
          'reviews',
          'Reviews of access',
          ['Day', 'Accounts', 'By'],
          reviews.map((one) => fromFact(one, day(one.data.on), number(one.data.accounts), id(one.actor))),
        ),
        table(
          'refused',
          'What accounts were refused',
          ['When', 'Account', 'What'],
          refused.map((one) => fromFact(one, moment(one.at), id(one.data.account), text(one.data.action))),
        ),
        table(
          'register',
          'Reviews recorded in the register of assurance',
          registerColumns,
          entries.map((entry) => registerRow(entry, asked.today)),
        ),
      ],
    }
  },
}

/** 22: what the software is made of. */
export const software: Answering = {
  rests: ['ProgramStarted', ...assuranceTypes],
  answer(record, asked) {
    const absent = { 'software-bill': 'No software bill of materials has been recorded.' }
    const found = registered({ kinds: ['software-bill'], one: 'bill of materials', many: 'bills of materials', absent }, record, asked)
    const programs = record.facts(['ProgramStarted'], asked).toReversed()
    return {
      ...found,
      state: found.state === 'nothing' ? stateOf(programs.length, 0) : found.state,
      answer: `${found.answer} ${counted(programs.length, 'version')} of the program ran.`,
      tables: [
        ...found.tables,
        table(
          'programs',
          'Versions that ran, newest first',
          ['Since', 'Heard', 'Node'],
          programs.map((one) => fromFact(one, moment(one.at), text(one.data.version), text(one.data.node))),
        ),
      ],
    }
  },
}

/** 23: backups and restores. */
export const backups: Answering = {
  rests: ['BackupMade', 'DataRestored', 'DrillDone', ...assuranceTypes],
  answer(record, asked) {
    const isRestore = ({ data }: AuditedFact<'DrillDone'>): boolean => data.drill === 'restore'
    const drills = record.facts(['DrillDone'], asked).filter(isRestore).toReversed()
    const made = record.facts(['BackupMade'], asked).toReversed()
    const restored = record.facts(['DataRestored'], asked).toReversed()
    const { entries, wrong } = registerOf(record, ['backup'], asked)
    const failed = drills[0]?.data.outcome === 'failed'
    const [newest] = made
    const unusable = newest !== undefined && asked.to === undefined && newest.data.usableUntil < asked.now
    return {
      state: stateOf(drills.length + made.length + restored.length + entries.length, wrong + Number(failed) + Number(unusable)),
      answer: `${counted(made.length, 'backup')} made, ${counted(restored.length, 'restore')}; ${counted(drills.length, 'restore drill')}, ${drills.filter(({ data }) => data.outcome === 'passed').length} of them passed.`,
      missing: [
        ...(made.length + entries.length === 0 ? ['No backup has been recorded.'] : []),
        ...(unusable ? ['The newest backup cannot be opened any more: its keys are gone.'] : []),
        ...(drills.length === 0 ? ['No restore drill has been recorded.'] : []),
        ...(failed ? ['The last restore drill failed.'] : []),
      ],
      tables: [
        table(
          'made',
          'Backups, newest first',
          ['When', 'Facts', 'Can be opened until', 'SHA-256 of its manifest'],
          made.map((one) => fromFact(one, moment(one.at), number(one.data.facts), moment(one.data.usableUntil), id(one.data.manifest))),
        ),
        table(
          'restored',
          'Restores, newest first',
          ['When', 'From the backup of', 'Facts'],
          restored.map((one) => fromFact(one, moment(one.at), moment(one.data.backupAt), number(one.data.facts))),
        ),
        drillTable(drills),
        table(
          'backups',
          'Backups recorded in the register of assurance',
          registerColumns,
          entries.map((entry) => registerRow(entry, asked.today)),
        ),
      ],
    }
  },
}
