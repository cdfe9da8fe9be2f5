/** Where a refusal about the day of a step is shown. */
export const dayFields = { codes: { 'in-the-future': 'on-day', 'before-it-was-made': 'on-day' }, paths: { on: 'on-day' } }
