import { layout, route } from '@react-router/dev/routes'

/** Taking part in a conversation, below a programme. */
export const conversationPages = [
  route('conversations', 'routes/conversation/list.tsx'),
  route('conversations/:conversation', 'routes/conversation/start.tsx'),
  route('conversations/:conversation/results', 'routes/conversation/results.tsx'),
  route('conversations/:conversation/results.csv', 'routes/conversation/results-file.ts'),
  layout('routes/conversation/layout.tsx', [
    route('conversations/:conversation/check', 'routes/conversation/check.tsx'),
    route('conversations/:conversation/cannot-use', 'routes/conversation/cannot-use.tsx'),
    route('conversations/:conversation/save', 'routes/conversation/save.tsx'),
    route('conversations/:conversation/return', 'routes/conversation/return.tsx'),
    route('conversations/:conversation/done', 'routes/conversation/done.tsx'),
    route('conversations/:conversation/stop', 'routes/conversation/stop.tsx'),
    route('conversations/:conversation/stopped', 'routes/share/ending.tsx', { id: 'conversation-stopped' }),
    route('conversations/:conversation/finished', 'routes/share/ending.tsx', { id: 'conversation-finished' }),
    route('conversations/:conversation/too-young', 'routes/share/ending.tsx', { id: 'conversation-too-young' }),
    route('conversations/:conversation/:step', 'routes/conversation/ask.tsx'),
  ]),
]
