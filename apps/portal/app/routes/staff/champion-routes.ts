import { route } from '@react-router/dev/routes'

const mine = 'routes/staff/volunteering'
const team = 'routes/staff/champions'

/** Champions and what they do: below `/staff`. */
export const championScreens = [
  route(':programme/volunteering', `${mine}/mine.tsx`),
  route(':programme/volunteering/leave', `${mine}/leave.tsx`),
  route(':programme/volunteering/heard', `${mine}/heard.tsx`),
  route(':programme/volunteering/care', `${mine}/care.tsx`),
  route(':programme/volunteering/support', `${mine}/support.tsx`),
  route(':programme/volunteering/how-are-you', `${mine}/how-are-you.tsx`),
  route(':programme/volunteering/certificates/:module', `${mine}/certificate.tsx`),
  route(':programme/volunteering/one-to-ones/:meeting/file.ics', `${mine}/one-to-one-file.ts`),
  route(':programme/volunteering/boards', `${mine}/boards.tsx`),
  route(':programme/volunteering/boards/:board/:meeting', `${mine}/board-report.tsx`),
  route(':programme/volunteering/log', `${mine}/log.tsx`),
  route(':programme/volunteering/log/worker.js', `${mine}/log-worker.ts`),
  route(':programme/volunteering/activities/:activity', `${mine}/activity.tsx`),
  route(':programme/applications/campaigns', `${team}/campaigns.tsx`),
  route(':programme/applications/campaigns/new', `${team}/campaign-new.tsx`),
  route(':programme/applications/campaigns/:campaign', `${team}/campaign-one.tsx`),
  route(':programme/applications/campaigns/:campaign/poster', `${team}/campaign-poster.tsx`),
  route(':programme/champions', `${team}/list.tsx`),
  route(':programme/champions/work', `${team}/work.tsx`),
  route(':programme/champions/boards', `${team}/boards.tsx`),
  route(':programme/champions/boards/:board', `${team}/board-one.tsx`),
  route(':programme/champions/training', `${team}/training.tsx`),
  route(':programme/champions/training/new', `${team}/training-new.tsx`),
  route(':programme/champions/training/:module', `${team}/training-one.tsx`),
  route(':programme/champions/support-contacts', `${team}/support-contacts.tsx`),
  route(':programme/champion-hours', `${team}/activity.tsx`),
  route(':programme/champions/:application', `${team}/show.tsx`),
  route(':programme/champions/:application/care', `${team}/care.tsx`),
  route(':programme/champions/:application/care/learned', `${team}/care-learned.tsx`),
  route(':programme/champions/:application/care/meeting', `${team}/care-meeting.tsx`),
  route(':programme/champions/:application/care/held', `${team}/care-held.tsx`),
  route(':programme/champions/:application/care/answer', `${team}/care-answer.tsx`),
]
