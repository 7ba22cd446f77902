import { Title } from '@mantine/core'
import { messages } from '../text/index.ts'

export const CombineScreen = () => <Title order={3}>{messages.screens.segments}</Title>
