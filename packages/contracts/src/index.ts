export { defineRoute } from './define-route.ts'
export { FieldProblem, generalProblems, Problem, type ProblemType } from './problem.ts'
export type { AnswerOf, BodyOf, Method, ParamsOf, QueryOf, Route } from './route.ts'
export { Day, Id, Language, LocalText, Moment, Sealed, Slug, typedText } from './values.ts'
