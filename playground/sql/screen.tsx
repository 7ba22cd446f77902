import { Title } from '@mantine/core'
import { messages } from '../text/index.ts'

export const SqlScreen = () => <Title order={3}>{messages.screens.sql}</Title>
