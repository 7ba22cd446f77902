import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import { messages } from '../text/index.ts'

const indigo: MantineColorsTuple = [
  '#eef1ff',
  '#dbe1fb',
  '#b4c0f2',
  '#8b9deb',
  '#687fe4',
  '#526ce1',
  '#4562e0',
  '#3652c8',
  '#2b48b4',
  '#1d3d9f',
]

export const theme = createTheme({
  primaryColor: 'indigo',
  colors: { indigo },
  // Shade 6, the default, fails the contrast of AA on white.
  primaryShade: { light: 8, dark: 8 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    // A window's head is a `header`, which would be a second banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    ModalCloseButton: { defaultProps: { 'aria-label': messages.app.close } },
  },
})

/** Dimmed text, light badges and placeholders as Mantine ships them fail AA. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a6270',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-indigo-light-color': '#233b98',
    '--mantine-color-error': '#b42318',
  },
  dark: {
    '--mantine-color-dimmed': '#a8b0bd',
    '--mantine-color-anchor': '#a9b8f5',
    '--mantine-color-placeholder': '#98a1b0',
    '--mantine-color-indigo-light-color': '#c3cdfa',
    '--mantine-color-error': '#ff8a80',
  },
})
