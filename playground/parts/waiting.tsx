import { Center, Loader } from '@mantine/core'
import { messages } from '../text/index.ts'

export const Waiting = ({ height = 160 }: { readonly height?: number }) => (
  <Center h={height} role="status" aria-label={messages.app.loading}>
    <Loader size="sm" aria-hidden />
  </Center>
)
