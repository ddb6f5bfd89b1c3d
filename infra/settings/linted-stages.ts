import { NOBODYS_ACCOUNT } from './stage-settings.ts';

const certificate = (region: string) => `arn:aws:acm:${region}:${NOBODYS_ACCOUNT}:certificate/1`;

/** Stages that are made up so that their templates together have every resource that a stage may have. */
export const lintedStages = (region: string): readonly object[] => {
  const every = {
    keepsData: true,
    account: NOBODYS_ACCOUNT,
    region,
    alarmEmail: 'operations@i-reserve.example',
    monthlyBudget: 250,
    requestLimits: { perTenant: 200, perSession: 100 },
    busSenders: ['111122223333'],
    queueSenders: ['111122223333'],
    eventsOutTo: { url: 'https://i-reserve.example/events' },
    eventsOutToBus: `arn:aws:events:${region}:111122223333:event-bus/accounting`,
    backup: { copyTo: `arn:aws:backup:${region}:111122223333:backup-vault:bookkeeping` },
  };
  const zone = { id: 'Z0123456789EXAMPLE', name: 'i-reserve.example' };
  return [
    {
      ...every,
      tokenIssuer: 'https://login.i-reserve.example',
      tokenAudience: 'i-reserve-bookkeeping',
      domain: { name: 'books.i-reserve.example', certificateArn: certificate(region), oldAddressToo: true },
    },
    {
      ...every,
      tokenIssuer: null,
      domain: { name: 'books.i-reserve.example', zone },
      edge: { originName: 'origin.books.i-reserve.example' },
    },
    {
      keepsData: false,
      account: NOBODYS_ACCOUNT,
      region,
      tokenIssuer: null,
      monthlyBudget: 50,
    },
  ];
};
