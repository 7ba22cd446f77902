export { templateDiagnostics } from './diagnostics.ts'
export { fillTemplate, findTemplate } from './fill.ts'
export { templates } from './gallery/index.ts'
export {
  Template,
  type TemplateColumnKind,
  type TemplateDialect,
  TemplateParameter,
  templateDialects,
} from './template.ts'
