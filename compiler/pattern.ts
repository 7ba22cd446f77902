export * from './pattern-flavour.ts'
export * from './pattern-match.ts'
export * from './pattern-parse.ts'
export * from './pattern-tree.ts'
