import { route } from '@react-router/dev/routes'

export const conversationScreens = [
  route(':programme/conversations', 'routes/staff/conversations/list.tsx'),
  route(':programme/conversations/new', 'routes/staff/conversations/new.tsx'),
  route(':programme/conversations/:conversation', 'routes/staff/conversations/show.tsx'),
  route(':programme/conversations/:conversation/title', 'routes/staff/conversations/title.tsx'),
  route(':programme/conversations/:conversation/sections/:section', 'routes/staff/conversations/section.tsx'),
  route(':programme/conversations/:conversation/questions/:question', 'routes/staff/conversations/question.tsx'),
  route(':programme/conversations/:conversation/steps/:step', 'routes/staff/conversations/step.tsx'),
  route(':programme/conversations/:conversation/results', 'routes/staff/conversations/results.tsx'),
  route(':programme/conversations/:conversation/results/release', 'routes/staff/conversations/release.tsx'),
  route(':programme/conversations/:conversation/paper', 'routes/staff/conversations/paper.tsx'),
  route(':programme/conversations/:conversation/key', 'routes/staff/conversations/key.tsx'),
  route(':programme/conversations/:conversation/double-entry', 'routes/staff/conversations/double-entry.tsx'),
  route(':programme/conversations/:conversation/double-entry/:form', 'routes/staff/conversations/key-again.tsx'),
  route(':programme/conversations/:conversation/double-entry/:form/differences', 'routes/staff/conversations/settle.tsx'),
  route(':programme/conversations/:conversation/tables', 'routes/staff/conversations/tables.tsx'),
  route(':programme/conversations/:conversation/invitations', 'routes/staff/conversations/invitations.tsx'),
  route(':programme/conversations/:conversation/poster', 'routes/staff/conversations/poster.tsx'),
  route(':programme/conversations/:conversation/preview', 'routes/staff/conversations/preview.tsx'),
]
