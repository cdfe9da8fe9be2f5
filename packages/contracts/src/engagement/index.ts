export * from './draft.ts'
export * from './my-contribution.ts'
export * from './programme.ts'
export * from './share-story.ts'
