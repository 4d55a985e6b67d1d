/** What an investigation can have found. */
export type InvestigationResult = 'GUIDANCE' | 'SUPERVISION' | 'SUSPENSION' | 'REVOCATION' | 'UNFOUNDED';

/** What Japan is told of each result; invented. */
export const resultSummaries: Readonly<Record<InvestigationResult, string>> = {
  GUIDANCE: 'Пример: агентству даны рекомендации, сборы приведены в порядок.',
  SUPERVISION: 'Пример: агентство взято под надзор на шесть месяцев.',
  SUSPENSION: 'Пример: действие разрешения временно приостановлено.',
  REVOCATION: 'Пример: разрешение аннулировано.',
  UNFOUNDED: 'Пример: сведения не подтвердились.',
};
