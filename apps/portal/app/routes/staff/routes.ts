import { index, route } from '@react-router/dev/routes'
import { accountabilityScreens } from './accountability-routes.ts'
import { auditScreens } from './audit-routes.ts'
import { championScreens } from './champion-routes.ts'
import { conversationScreens } from './conversation-routes.ts'
import { dataProtectionScreens } from './data-protection-routes.ts'
import { enquiryScreens } from './enquiries-routes.ts'
import { informationScreens } from './information-routes.ts'
import { peopleScreens } from './people-routes.ts'
import { safeguardingScreens } from './safeguarding-routes.ts'

/** Screens of staff, organisations and champions, in English; each folder beside this file is one part. */
const contributionScreens = [
  route(':programme/contributions', 'routes/staff/contributions/list.tsx'),
  route(':programme/contributions.json', 'routes/staff/contributions/list-data.ts'),
  route(':programme/contributions/:contribution', 'routes/staff/contributions/show.tsx'),
  route(':programme/contributions/:contribution/files/:file', 'routes/staff/contributions/file.tsx'),
  route(':programme/contributions/:contribution/files/:file/content', 'routes/staff/contributions/file-content.ts'),
  route(':programme/contributions/:contribution/de-identify', 'routes/staff/contributions/deidentify.tsx'),
]
const quarantineScreens = [route(':programme/quarantine', 'routes/staff/quarantine/quarantine.tsx')]
const analysisScreens = [
  route(':programme/codebook', 'routes/staff/codebook/codebook.tsx'),
  route(':programme/codebook/qdc', 'routes/staff/codebook/codebook-file.ts'),
  route(':programme/codebook/qdpx', 'routes/staff/codebook/project-file.ts'),
  route(':programme/codebook/suggestions', 'routes/staff/codebook/suggestions.tsx'),
  route(':programme/codebook/double-coding', 'routes/staff/double-coding/list.tsx'),
  route(':programme/codebook/double-coding/:sample', 'routes/staff/double-coding/sample.tsx'),
  route(':programme/codebook/double-coding/:sample/code', 'routes/staff/double-coding/code.tsx'),
  route(':programme/codebook/bring-in', 'routes/staff/codebook/bring-in.tsx'),
  route(':programme/codebook/:theme', 'routes/staff/codebook/theme.tsx'),
  route(':programme/codebook/:theme/merge', 'routes/staff/codebook/merge.tsx'),
  route(':programme/codebook/:theme/back', 'routes/staff/codebook/back.tsx'),
  route(':programme/codebook/:theme/split', 'routes/staff/codebook/split.tsx'),
  route(':programme/codebook/:theme/splits/:split', 'routes/staff/codebook/sorting.tsx'),
  route(':programme/memos', 'routes/staff/memos/list.tsx'),
  route(':programme/memos/:memo', 'routes/staff/memos/memo.tsx'),
  route(':programme/quotations', 'routes/staff/quotations/quotations.tsx'),
  route(':programme/equality', 'routes/staff/equality/equality.tsx'),
  route(':programme/tables', 'routes/staff/tables/tables.tsx'),
  route(':programme/tables/release', 'routes/staff/tables/release.tsx'),
  route(':programme/reach', 'routes/staff/reach/reach.tsx'),
  route(':programme/reach/population/:by/:column', 'routes/staff/reach/population.tsx'),
  route(':programme/reach/equality-impact', 'routes/staff/reach/impact.tsx'),
  route(':programme/reach/equality-impact/conclusion', 'routes/staff/reach/impact-conclusion.tsx'),
  route(':programme/reach/equality-impact/put-back', 'routes/staff/reach/impact-put-back.tsx'),
  route(':programme/reach/equality-impact/versions/:version', 'routes/staff/reach/impact-version.tsx'),
  route(':programme/reach/equality-impact/:by/:id', 'routes/staff/reach/impact-part.tsx'),
]
const importScreens = [
  route(':programme/import', 'routes/staff/import/import.tsx'),
  route(':programme/import/files/:upload', 'routes/staff/import/file.tsx'),
  route(':programme/import/files/:upload/rejected', 'routes/staff/import/file-rejected.ts'),
  route(':programme/import/batches/:batch', 'routes/staff/import/batch.tsx'),
  route(':programme/import/batches/:batch/status', 'routes/staff/import/batch-status.ts'),
  route(':programme/import/batches/:batch/rejected', 'routes/staff/import/batch-rejected.ts'),
]

export const staffScreens = [
  route('sign-in', 'routes/sign-in/sign-in.tsx'),
  route('sign-in/link', 'routes/sign-in/link.tsx'),
  route('sign-in/organisation', 'routes/sign-in/organisation.tsx'),
  route('sign-in/organisation/back', 'routes/sign-in/organisation-back.ts'),
  route('sign-in/organisation/confirmed', 'routes/sign-in/organisation-confirmed.tsx'),
  route('sign-in/organisation/stopped', 'routes/sign-in/organisation-stopped.tsx'),
  route('sign-out', 'routes/sign-in/sign-out.ts'),
  route('staff', 'routes/staff/layout.tsx', [
    index('routes/staff/home.tsx'),
    route('search', 'routes/staff/work/search.tsx'),
    ...contributionScreens,
    ...quarantineScreens,
    ...enquiryScreens,
    ...analysisScreens,
    ...importScreens,
    ...conversationScreens,
    ...accountabilityScreens,
    ...championScreens,
    ...informationScreens,
    ...dataProtectionScreens,
    ...auditScreens,
    ...safeguardingScreens,
    ...peopleScreens,
  ]),
]
