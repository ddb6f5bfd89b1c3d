import { CfnOutput, Duration, type Stack } from 'aws-cdk-lib';
import type { Settings } from '../../settings/stage-settings.ts';
import { ServiceFunction } from '../service-function.ts';
import { TokenIssuer, type TrustedTokens } from './token-issuer.ts';

type Wish = Pick<Settings, 'tokenIssuer' | 'tokenAudience' | 'keepsData'>;

/** Whose tokens open the admin API: those of i-Reserve's issuer, else of one that the stack makes. */
export function trustedTokens(stack: Stack, { tokenIssuer, tokenAudience = '', keepsData }: Wish): TrustedTokens {
  if (tokenIssuer !== null) return { issuer: tokenIssuer, audience: tokenAudience };
  const claims = new ServiceFunction(stack, 'token-claims', {
    timeout: Duration.seconds(5), // Cognito waits no longer
    memoryMb: 256,
    impact: "i-Reserve's back end gets no tokens: the sync buttons and the set-up screens do not open.",
  });
  const { tokens, tokenUrl } = new TokenIssuer(stack, 'Tokens', { claims, keeps: keepsData });
  const description = 'Where the back end of i-Reserve asks for a token, as the client TokenClient.';
  new CfnOutput(stack, 'TokenUrl', { value: tokenUrl, description });
  new CfnOutput(stack, 'TokenClient', { value: tokens.audience, description: 'Its secret stands in Cognito.' });
  return tokens;
}
