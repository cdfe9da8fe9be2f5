/** A part of the staff screens: its address below the programme (or below `/staff`), and who sees it in the menu. */
export type Section = { readonly path: string; readonly name: string; readonly what: string; readonly action: string }

/** A part of the staff screens that belongs to the whole installation: only a role in all programmes opens it. */
export const installationSections: readonly Section[] = [
  { path: 'people', name: 'People and roles', what: 'Who can sign in and what they may do, and the review of it', action: 'account.view' },
]

/** The menu, in order. Add a page's line here. */
export const sections: readonly Section[] = [
  { path: 'contributions', name: 'Contributions', what: 'Read, search, de-identify and code what people said', action: 'analysis.view' },
  { path: 'quarantine', name: 'Held back', what: 'Stories that somebody should look at before they are analysed', action: 'quarantine.decide' },
  {
    path: 'safeguarding',
    name: 'Safeguarding',
    what: 'Concerns about somebody’s safety, and what is done about them',
    action: 'safeguarding.manage',
  },
  { path: 'codebook', name: 'Codebook', what: 'The themes that contributions are coded with', action: 'analysis.view' },
  { path: 'memos', name: 'Memos', what: 'What analysts note on themes, contributions and the programme', action: 'contribution.read' },
  { path: 'quotations', name: 'Quotations', what: 'Words proposed for quoting, and who approved them', action: 'quotation.view' },
  { path: 'tables', name: 'Tables', what: 'Themes by stage and by community, and what is released to the public', action: 'analysis.view' },
  { path: 'reach', name: 'Reach', what: 'Who was heard and who was not, beside how many people there are', action: 'analysis.view' },
  { path: 'equality', name: 'Equality', what: 'Who has taken part, as counts of their answers about themselves', action: 'equality.view' },
  { path: 'import', name: 'Import', what: 'Bring in contributions from a CSV or XLSX file', action: 'contribution.import' },
  {
    path: 'conversations',
    name: 'Conversations',
    what: 'Questionnaires: write, open and close them, and see what came of them',
    action: 'conversation.view',
  },
  {
    path: 'recommendations',
    name: 'Recommendations',
    what: 'Draft, publish and follow what is asked of organisations',
    action: 'accountability.view-drafts',
  },
  {
    path: 'whole-path',
    name: 'Whole path',
    what: 'From what people said to what came of it, on one page',
    action: 'accountability.view-drafts',
  },
  {
    path: 'addressed',
    name: 'Addressed',
    what: 'What organisations were asked and promised, what is due and what is overdue',
    action: 'addressed.view',
  },
  { path: 'commitments', name: 'Promises', what: 'Record what residents and champions see of them', action: 'verdict.record' },
  { path: 'reports', name: 'Reports', what: 'Write, approve and publish editions of “Here’s what we will do”', action: 'accountability.view-drafts' },
  { path: 'wordings', name: 'Published texts', what: 'Withdraw a text that names somebody', action: 'wording.withdraw' },
  {
    path: 'enquiries',
    name: 'Enquiries',
    what: 'Answer questions, ideas and invitations, and record those that come by phone or e-mail',
    action: 'enquiry.answer',
  },
  { path: 'applications', name: 'Applications', what: 'People who want to become champions', action: 'application.review' },
  { path: 'champions', name: 'Champions', what: 'Which community each belongs to, and work across communities', action: 'champion.view' },
  { path: 'champion-hours', name: 'Hours and reach', what: 'What champions did, by community and month', action: 'activity.view' },
  {
    path: 'volunteering',
    name: 'My volunteering',
    what: 'Log what you did as a champion, your community, and taking a break',
    action: 'volunteering.own',
  },
  { path: 'gatherings', name: 'Gatherings', what: 'Announce and cancel events, and answer requests for mini events', action: 'gathering.plan' },
  { path: 'support', name: 'Support directory', what: 'Services that residents can turn to, and what has to be checked', action: 'information.view' },
  {
    path: 'information',
    name: 'Information',
    what: 'Questions and answers, resources, videos and messages for the public',
    action: 'information.view',
  },
  { path: 'referrals', name: 'Self-referrals', what: 'People who asked a service to get in touch, and whether it has', action: 'referral.view' },
  { path: 'signposting', name: 'Signposting', what: 'Record where you pointed somebody to, and how often that was', action: 'signposting.view' },
  {
    path: 'data-protection',
    name: 'Data protection',
    what: 'Answer rights requests and complaints, and record breaches, each with its clock',
    action: 'register.view',
  },
  { path: 'retention', name: 'Retention', what: 'How long data is kept, what is due, and legal holds', action: 'retention.view' },
  { path: 'record', name: 'Record of processing', what: 'What is held about whom, why, and how long', action: 'ropa.view' },
  { path: 'erasures', name: 'Erasures', what: 'How far each erasure is, and the last drills', action: 'erasure.view' },
  { path: 'audit', name: 'Audit', what: 'The auditor’s questions, each with its evidence from the record', action: 'evidence.view' },
  {
    path: 'assurance',
    name: 'Assurance',
    what: 'Assessments, trainings, processors, tests and decisions outside the platform',
    action: 'assurance.view',
  },
]
