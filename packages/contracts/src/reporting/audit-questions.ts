import { z } from 'zod'

/** Groups of the auditor's questions, in the order they are shown. */
export const AuditSection = z.enum(['held', 'consent', 'rights', 'openings', 'figures', 'promises', 'record'])
export type AuditSection = z.infer<typeof AuditSection>

/** One question an auditor asks, by its number from 1, and what answers it. */
export type AuditQuestion = { readonly number: number; readonly section: AuditSection; readonly question: string; readonly evidence: string }

const inSection = (section: AuditSection, questions: readonly (readonly [number: number, question: string, evidence: string])[]): AuditQuestion[] =>
  questions.map(([number, question, evidence]) => ({ number, section, question, evidence }))

/** The 34 questions, grouped; their numbers are those of the data protection design and never change. */
export const auditQuestions: readonly AuditQuestion[] = [
  ...inSection('held', [
    [1, 'What do you hold, where, and why?', 'The purposes in force, and the reviews of the record of processing'],
    [2, 'Is that what really happens?', 'Every field that the platform can store, and the purpose it belongs to'],
    [
      3,
      'What is the lawful basis of each use, and the condition for sensitive data?',
      'The registry of purposes, and the decisions that were signed',
    ],
    [15, 'Is there an assessment of impact, with its risks and actions?', 'The register of assurance: assessments, risks and actions'],
    [16, 'Is data erased when its time is over?', 'The retention rules, the runs with their counts, and the holds'],
    [21, 'Which processors handle data?', 'The register of assurance: processors'],
    [32, 'Are decisions about people made by a machine alone?', 'The register of assurance: automated decisions, or that there are none'],
    [33, 'Is data transferred abroad?', 'The register of assurance: transfers, or that there are none'],
  ]),
  ...inSection('consent', [
    [4, 'Can you show the consent for a contribution?', 'The chain of consent records, contribution by contribution'],
    [5, 'Was that wording live on that day?', 'The versions of each notice, and the consents that name them'],
    [6, 'When somebody took consent back, what stopped?', 'Withdrawals and expiries, with the quotations they took back'],
    [7, 'Is consent asked for again when its time is over?', 'Consents that expired or were renewed, and any past their time'],
    [8, 'Is each choice separate and free?', 'How often each purpose was agreed to and refused, and what was still taken in'],
    [9, 'How are people under 16 treated?', 'The youngest age of each programme, and the declarations that were made'],
    [27, 'Is a contribution anonymous by default?', 'The fields that are stored with a contribution'],
  ]),
  ...inSection('rights', [
    [10, 'Are rights requests answered in time?', 'Each request with its due date and the stops of its clock'],
    [11, 'Is an erased person gone everywhere, and still gone after a restore?', 'Each erasure with its stores and check, and the last drills'],
    [12, 'Were those who had received the data told?', 'The recipients of each erasure, and when they were told'],
    [13, 'Are complaints acknowledged within 30 days?', 'Each complaint with the day it was acknowledged'],
    [14, 'Are breaches reported within 72 hours?', 'Each breach with its clock, reported or not'],
    [34, 'Are accessible formats given when they are asked for?', 'The register of assurance: formats asked for and given'],
  ]),
  ...inSection('openings', [
    [17, 'Was data used for a new purpose?', 'Every opening by its purpose, with how many were refused'],
    [18, 'Who looked at personal data?', 'Openings by person, and the monthly reviews'],
    [19, 'Who joined, moved and left, and who reviews access?', 'Accounts made, changed and removed, the reviews of access, and what was refused'],
    [20, 'Is everybody trained for their role?', 'The register of assurance: trainings by role'],
  ]),
  ...inSection('figures', [
    [25, 'Can published figures identify somebody?', 'Each release of figures with its rule, its withheld cells and who approved it'],
    [26, 'Who approved each quotation?', 'Each quotation with its consent, its de-identification and its two people'],
    [28, 'Who was reached, and who was not?', 'Contributions by language and by how they came, small numbers withheld, and reviews of reach'],
  ]),
  ...inSection('promises', [
    [29, 'What was promised, by whom, by when, and was it kept?', 'Each commitment with its days, progress, claims and verdicts'],
  ]),
  ...inSection('record', [
    [22, 'What is the software made of?', 'Bills of materials, and the versions of the program that ran'],
    [23, 'Do backups come back?', 'Backups, restores and restore drills'],
    [24, 'Was security tested?', 'The register of assurance: security tests'],
    [30, 'Could the operator have rewritten history?', 'How far the record goes, its checkpoints in the public ledger, and where auditors stood'],
    [31, 'Is a late entry hidden?', 'Gaps in the numbering, and entries whose time runs backwards'],
  ]),
]

/** The number of a question. */
export const QuestionNumber = z.coerce.number().int().min(1).max(auditQuestions.length)
