import type { Actor, Grant, Role } from '@heard/contracts/identity'

export type { Actor, Grant, Principal, Role } from '@heard/contracts/identity'

/** Every role with what it is for. */
export const roles = {
  connector: 'meets people in the communities, brings in what they say',
  coordinator: 'runs a programme',
  analyst: 'reads contributions and codes them by themes',
  publisher: 'decides what is published',
  stakeholder: 'answers for one organisation',
  'data-protection': 'watches over personal data',
  administrator: 'runs the installation and its accounts',
  champion: 'a volunteer in one community',
  auditor: 'checks the record, changes nothing',
} as const satisfies Record<Role, string>

/** The roles of people who work for a programme: neither a stakeholder organisation's contact nor a volunteer. */
export const staffRoles = [
  'connector',
  'coordinator',
  'analyst',
  'publisher',
  'data-protection',
  'administrator',
  'auditor',
] as const satisfies readonly Role[]

type Permission = { readonly roles: readonly Role[]; readonly what: string }

/** THE permission matrix: who may do what, said here and nowhere else. What is not listed is refused. To add an action, add a line. */
export const permissions = {
  'programme.manage': { roles: ['administrator', 'coordinator'], what: 'Change a programme: its dates, communities, stages and organisations' },
  'contribution.read': {
    roles: ['connector', 'analyst', 'coordinator', 'data-protection'],
    what: 'Open contributions in the words they were given in',
  },
  'contribution.deidentify': { roles: ['analyst', 'connector'], what: 'Take out of a contribution what could tell who it is about' },
  'contribution.import': { roles: ['analyst', 'coordinator', 'administrator'], what: 'Bring in contributions from a file' },
  'safeguarding.raise': {
    roles: ['connector', 'analyst', 'coordinator', 'data-protection'],
    what: 'Say that one is worried about somebody',
  },
  'safeguarding.manage': { roles: ['coordinator', 'data-protection'], what: 'See concerns about safety, and act on them' },
  'conversation.view': {
    roles: ['coordinator', 'connector', 'analyst', 'publisher', 'data-protection', 'auditor'],
    what: 'See questionnaires, drafts too, and how far each conversation is',
  },
  'conversation.build': { roles: ['coordinator', 'analyst'], what: 'Write the questions of a conversation' },
  'conversation.key': { roles: ['connector', 'coordinator', 'analyst'], what: 'Key in answers that came on paper' },
  'conversation.open': { roles: ['coordinator'], what: 'Open, pause, extend and close a conversation' },
  'quarantine.decide': { roles: ['coordinator'], what: 'Look at stories that are held back, and let them in or set them aside' },
  'quotation.propose': { roles: ['analyst', 'connector'], what: 'Propose words for quoting without a name' },
  'quotation.approve': { roles: ['publisher', 'coordinator'], what: 'Approve or refuse a quotation that somebody else proposed' },
  'quotation.view': {
    roles: ['analyst', 'connector', 'publisher', 'coordinator'],
    what: 'See which quotations are proposed, approved and withdrawn',
  },
  'theme.edit': { roles: ['analyst'], what: 'Change the codebook of themes' },
  'coding.edit': { roles: ['analyst'], what: 'Put themes on contributions and excerpts, and take them off' },
  'memo.edit': { roles: ['analyst'], what: 'Write, change and remove memos on themes, contributions and the programme' },
  'suggestion.switch': { roles: ['coordinator'], what: "Start and stop the suggesting of themes by a model of the programme's own" },
  'analysis.view': { roles: ['analyst', 'coordinator', 'publisher', 'auditor', 'connector'], what: 'See themes, counts and tables' },
  'equality.view': {
    roles: ['analyst', 'coordinator', 'publisher', 'data-protection', 'auditor'],
    what: 'See how many answered each way to the questions about equality, never fewer than 10',
  },
  'analysis.export': {
    roles: ['analyst'],
    what: 'Take the de-identified texts, with themes, codings and memos, along in a file for another tool',
  },
  'excerpt.read': {
    roles: ['analyst', 'connector', 'coordinator', 'publisher'],
    what: 'Read the de-identified excerpts that a recommendation rests on',
  },
  'recommendation.draft': { roles: ['analyst', 'publisher'], what: 'Write and change recommendations that are not published' },
  'recommendation.publish': { roles: ['publisher'], what: 'Address a recommendation and publish it' },
  'response.give': { roles: ['stakeholder'], what: 'Answer a recommendation for the own organisation' },
  'commitment.make': { roles: ['stakeholder'], what: 'Promise something for the own organisation' },
  'commitment.import': { roles: ['coordinator'], what: 'Bring in promises that organisations published elsewhere' },
  'commitment.amend': { roles: ['stakeholder'], what: "Amend the own organisation's promise; the old wording stays visible" },
  'progress.report': { roles: ['stakeholder'], what: "Report progress on the own organisation's promise" },
  'outcome.claim': { roles: ['stakeholder'], what: "Say that the own organisation's promise is kept" },
  'verdict.record': { roles: ['coordinator'], what: 'Record what residents or champions together said of an outcome, such as at a meeting' },
  'verdict.give': { roles: ['champion'], what: 'Say for oneself, as a champion, whether one sees what was promised' },
  'draft.check': { roles: ['champion'], what: 'Say for oneself, as a champion, whether a draft recommendation says what was meant' },
  'tables.propose': { roles: ['analyst', 'publisher'], what: 'Work out tables for the public, for somebody else to release' },
  'assessment.write': {
    roles: ['analyst', 'coordinator', 'publisher'],
    what: 'Write the equality impact assessment, and propose it for somebody else to approve',
  },
  'assessment.approve': { roles: ['coordinator', 'publisher'], what: 'Approve an equality impact assessment that somebody else proposed' },
  'report.compose': {
    roles: ['analyst', 'publisher'],
    what: 'Write the next version of "Here\'s what we will do", and propose it for somebody else to approve',
  },
  'report.publish': { roles: ['publisher'], what: 'Publish "Here\'s what we will do"' },
  'wording.withdraw': {
    roles: ['publisher', 'data-protection'],
    what: 'Withdraw one published text, such as one that names somebody; that it was there stays visible',
  },
  'accountability.view-drafts': { roles: ['analyst', 'publisher', 'coordinator', 'auditor'], what: 'See recommendations that are not published' },
  'addressed.view': {
    roles: ['stakeholder', 'publisher', 'coordinator', 'auditor'],
    what: 'See what is addressed to an organisation and what it promised',
  },
  'application.review': {
    roles: ['coordinator', 'connector'],
    what: "Read and decide champions' applications, and record that a champion has ended",
  },
  'treatment.view': {
    roles: ['coordinator', 'data-protection', 'auditor'],
    what: 'See whether applicants of every community and age are treated alike, as counts of 10 and more',
  },
  'recruiting.set': { roles: ['coordinator'], what: 'Say what a programme asks of those who apply as champions, and whether two decide' },
  'champion.view': { roles: ['coordinator', 'connector'], what: 'See which community and pieces of work each champion belongs to, by reference' },
  'champion.assign': { roles: ['coordinator'], what: 'Assign champions to a community, and name work that brings communities together' },
  'campaign.run': { roles: ['coordinator', 'connector'], what: 'Advertise roles of champions, with a link for each way by which people come' },
  'campaign.view': {
    roles: ['coordinator', 'connector', 'auditor'],
    what: 'See how many applied by a campaign and were accepted, never a figure under 10',
  },
  'board.manage': {
    roles: ['coordinator'],
    what: 'Name boards and who speaks for a community there, plan meetings, publish what was said, and note decisions',
  },
  'champion.care': {
    roles: ['coordinator', 'connector'],
    what: 'Look after champions: training, one-to-ones, whom they turn to, and what they ask for',
  },
  'activity.view': {
    roles: ['coordinator', 'connector', 'auditor'],
    what: "See champions' hours and reach by community and month, never a figure under 10",
  },
  'activity.log': { roles: ['champion'], what: 'Log what one did as a champion, put it right and take it back' },
  'heard.pass-on': {
    roles: ['champion'],
    what: 'Pass on what a resident said and agreed to, and see how far it is, as a champion',
  },
  'volunteering.own': {
    roles: ['champion'],
    what: 'Connect the own account with the own application as a champion, see the work of the own community, and go on leave',
  },
  'expense.claim': { roles: ['champion'], what: 'Claim what one paid for as a champion, put it right and take it back' },
  'expense.decide': {
    roles: ['coordinator'],
    what: "Say whether champions' expenses are paid, decide what champions claim, and record what is paid; never one's own",
  },
  'enquiry.answer': {
    roles: ['connector', 'coordinator'],
    what: 'Read and answer what people ask, record what came by phone, by e-mail or in person, and assign it',
  },
  'gathering.plan': { roles: ['coordinator', 'connector'], what: 'Plan, change and cancel gatherings' },
  'gathering.note': { roles: ['connector', 'champion', 'coordinator'], what: 'Write down what was heard at a gathering' },
  'information.edit': {
    roles: ['connector', 'coordinator', 'publisher'],
    what: 'Write, check, publish and take down entries of the support directory and information for the public',
  },
  'information.view': {
    roles: ['connector', 'coordinator', 'publisher', 'analyst', 'data-protection', 'auditor'],
    what: 'See what is written for the public and not published, with its versions and what has to be checked',
  },
  'referral.agree': { roles: ['coordinator'], what: 'Record that a service takes self-referrals, and what is passed on to whom' },
  'referral.manage': {
    roles: ['connector', 'coordinator'],
    what: 'Say that a partner has a self-referral, or send it again; nobody of the staff reads it',
  },
  'referral.view': {
    roles: ['connector', 'coordinator', 'data-protection', 'auditor'],
    what: 'See how far self-referrals are, and what was agreed with the services, without anything of the people',
  },
  'signposting.record': {
    roles: ['connector', 'coordinator', 'champion'],
    what: 'Record that somebody was pointed to services, without anything of the person',
  },
  'signposting.view': {
    roles: ['connector', 'coordinator', 'champion', 'publisher', 'analyst', 'auditor'],
    what: 'See how often people were pointed to each service',
  },
  'task.view': { roles: [...staffRoles, 'stakeholder', 'champion'], what: 'See the own list of things to do' },
  'system.health-detail': { roles: ['administrator'], what: 'See how the installation is doing in detail' },
  'account.view': { roles: ['administrator', 'data-protection'], what: 'See all accounts and their roles' },
  'account.review': { roles: ['administrator', 'data-protection'], what: 'Say that all accounts and roles were looked at' },
  'account.manage': { roles: ['administrator'], what: 'Make and remove accounts, and give roles' },
  'erasure.run': { roles: ['data-protection'], what: 'Erase a person who asked for it and was identified' },
  'erasure.view': { roles: ['data-protection', 'auditor'], what: 'See erasures, how far each is, and the last drills' },
  'hold.manage': { roles: ['data-protection'], what: 'Place, review and lift legal holds' },
  'register.view': {
    roles: ['data-protection', 'auditor', 'coordinator', 'administrator'],
    what: 'See the registers of rights requests, complaints and breaches, without what people wrote',
  },
  'register.manage': { roles: ['data-protection'], what: 'Answer rights requests and complaints, record and report breaches' },
  'retention.view': { roles: ['data-protection', 'auditor', 'coordinator'], what: 'See how long data is kept, what is due, and what is held back' },
  'ropa.view': {
    roles: ['data-protection', 'auditor', 'administrator'],
    what: 'See the record of processing: what is held, why, how long, and who gets it',
  },
  'ropa.review': { roles: ['data-protection'], what: 'Say that the record of processing was compared with what really happens' },
  'evidence.pack': { roles: ['auditor'], what: 'Take along the signed evidence pack, which verifies offline' },
  'private-log.read': { roles: ['auditor'], what: 'Read the private log: one leaf for each recorded fact, with proofs' },
  'evidence.view': {
    roles: ['auditor', 'data-protection'],
    what: "See the evidence for the auditor's questions, and take it along; each look is recorded",
  },
  'visit.mark': { roles: ['auditor'], what: 'Mark how far the record was seen' },
  'assurance.view': { roles: ['auditor', 'data-protection', 'administrator'], what: 'See the register of assurance' },
  'assurance.record': {
    roles: ['data-protection', 'administrator'],
    what: 'Record assessments, risks, trainings, processors, tests and decisions, or that there are none',
  },
  'opening.view': { roles: ['data-protection', 'auditor'], what: 'See who opened personal data, when and why' },
} as const satisfies Record<string, Permission>

/** What everybody who is signed in may do, whatever their roles. */
export const ownActions: Readonly<Record<string, string>> = {
  'own-account.view': 'See the own account, end the own sessions, confirm who one is',
  'own-account.change': 'Change the own ways to sign in',
  'own-account.arrange': 'Keep filters for looking at the own work',
}

/** For how long somebody counts as confirmed after they showed who they are, in minutes. */
export const confirmedFor = 10

/** Actions that need somebody who showed within the last ten minutes who they are. */
export const sensitive: ReadonlySet<string> = new Set([
  'own-account.change',
  'account.manage',
  'erasure.run',
  'register.manage',
  'report.publish',
  'evidence.pack',
])

/** An action that only some roles are allowed. */
/** Who may sign in by a link that is mailed to them: who has these roles, and no other. */
const linkRoles: readonly Role[] = ['champion', 'stakeholder']
export const mayUseLinks = (grants: readonly Grant[]): boolean => grants.length > 0 && grants.every(({ role }) => linkRoles.includes(role))

export type Action = keyof typeof permissions

/** What a request is about, as far as it is known. Slugs of @heard/contracts. */
export type Scope = {
  readonly programme?: string | undefined
  /** The organisation acted for. */
  readonly organisation?: string | undefined
  /** Organisations any of which may act: the one addressed and its successors. Joined with `organisation`. */
  readonly organisations?: readonly string[] | undefined
  readonly community?: string | undefined
}

/** May it be done, and if not: would signing in be a way? */
export type Judgement = { readonly allowed: true } | { readonly allowed: false; readonly why: 'not-signed-in' | 'not-allowed' }

const isAction = (action: string): action is Action => Object.hasOwn(permissions, action)

const isOwn = (action: string): boolean => Object.hasOwn(ownActions, action)

/** Whether one of these roles is allowed this action somewhere. An unknown action never is; `public` and own actions always are, without any role as well. */
export const allows = (held: Role | readonly Role[], action: string): boolean => {
  if (action === 'public' || isOwn(action)) return true
  if (!isAction(action)) return false
  const allowed: readonly Role[] = permissions[action].roles
  return (typeof held === 'string' ? [held] : held).some((role) => allowed.includes(role))
}

const covers = (grant: Grant, scope: Scope): boolean => {
  if (grant.programme !== '*' && grant.programme !== scope.programme) return false
  if (grant.role === 'stakeholder') {
    return grant.organisation !== undefined && (grant.organisation === scope.organisation || (scope.organisations ?? []).includes(grant.organisation))
  }
  return grant.community === undefined || scope.community === undefined || grant.community === scope.community
}

const judge = (principal: Actor | undefined, action: string, suffices: (grant: Grant) => boolean): Judgement => {
  if (action === 'public') return { allowed: true }
  if (principal === undefined) return { allowed: false, why: 'not-signed-in' }
  if (isOwn(action)) return { allowed: true }
  return principal.grants.some((grant) => allows(grant.role, action) && suffices(grant)) ? { allowed: true } : { allowed: false, why: 'not-allowed' }
}

/**
 * The one question before anything is done. Refused unless a grant of the principal allows it:
 * - one for another programme does not count; where the scope names no programme, only a grant for all of them (`*`) does;
 * - a stakeholder's counts only where the scope names its organisation;
 * - one bound to a community counts only in that community, where the scope names one.
 */
export const mayAct = (principal: Actor | undefined, action: string, scope: Scope): Judgement =>
  judge(principal, action, (grant) => covers(grant, scope))

/**
 * Whether the principal may do this in at least one programme: for menus, and for the door of a route whose programme is only known
 * once something was looked up. It does not replace `mayAct`, which must follow with the scope.
 */
export const mayActSomewhere = (principal: Actor | undefined, action: string): Judgement => judge(principal, action, () => true)
