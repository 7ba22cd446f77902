import { Title } from '@mantine/core'
import { messages } from '../text/index.ts'

export const BuildScreen = () => <Title order={3}>{messages.screens.build}</Title>
