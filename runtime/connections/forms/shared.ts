import type { Field } from '../fields.ts'

export const schemas: Field = {
  setting: 'schemas',
  label: 'Schemas',
  about: 'whose tables are shown; all that the user sees without it',
  many: true,
}
export const authority: Field = {
  setting: 'certificateAuthorityFile',
  label: 'Certificate authority',
  about: 'a PEM file, when the server has a certificate that the system does not know',
}
