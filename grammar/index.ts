export * from './diagnostic.ts'
export * from './document.ts'
export { jsonSchema } from './json-schema.ts'
export { nodePaths } from './node-paths.ts'
export * from './origin.ts'
export { parseText } from './parse.ts'
export { position } from './position.ts'
export {
  printDocument,
  printExpression,
  printItem,
  printPath,
  printSetExpression,
  printWindow,
} from './printer/index.ts'
export { readJson } from './read-json.ts'
