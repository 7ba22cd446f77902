import { everywhere, type Template } from '../template.ts'

export const churnPrediction: Template = {
  name: 'churn_prediction',
  title: 'Churn prediction import',
  category: 'Prediction',
  source: 'any model that writes its scores into a table',
  description: "Each person's latest churn score, and what it means.",
  as: 'traits',
  parameters: [
    { name: 'predictions', kind: 'table', default: 'ml.predictions', description: 'the scores, any number a person' },
    { name: 'user_id', kind: 'column', of: 'predictions', holds: 'text', default: 'user_id', description: 'the ID' },
    {
      name: 'score',
      kind: 'column',
      of: 'predictions',
      holds: 'float',
      default: 'churn_score',
      description: 'the score, between 0 and 1',
    },
    {
      name: 'predicted_at',
      kind: 'column',
      of: 'predictions',
      holds: 'timestamp',
      default: 'predicted_at',
      description: 'when it was computed',
    },
    { name: 'high', kind: 'number', default: '0.8', description: 'the score from which the risk is high' },
    { name: 'medium', kind: 'number', default: '0.5', description: 'the score from which it is medium' },
  ],
  reads: { predictions: {} },
  columns: [
    { name: 'churn_score', kind: 'float', description: 'the latest score' },
    { name: 'churn_risk', kind: 'text', description: 'high, medium or low' },
    { name: 'churn_scored_at', kind: 'timestamp', description: 'when it was computed' },
  ],
  sql: everywhere(`select
  user_id,
  churn_score,
  case
    when churn_score >= {{high}} then 'high'
    when churn_score >= {{medium}} then 'medium'
    else 'low'
  end as churn_risk,
  churn_scored_at
from (
  select
    p.{{user_id}} as user_id,
    p.{{score}} as churn_score,
    p.{{predicted_at}} as churn_scored_at,
    row_number() over (partition by p.{{user_id}} order by p.{{predicted_at}} desc) as nth
  from {{predictions}} as p
  where p.{{user_id}} is not null
    and p.{{score}} is not null
) as latest
where nth = 1`),
}
