import { type ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { type Finding, nameOfError, well, wrong } from './finding.ts';

/** A name and the certificate that is to stand for it. */
export interface Certified {
  readonly name: string;
  readonly certificateArn: string;
  /** Where the certificate has to be. */
  readonly region: string;
}

/** Whether a certificate is where it has to be, is issued, and covers the name. */
export async function checkCertificate(acm: ACMClient, { name, certificateArn, region }: Certified): Promise<Finding> {
  const [, , , where] = certificateArn.split(':');
  if (where !== region) return wrong(`The certificate of ${name} is in ${where}, and has to be in ${region}.`);
  try {
    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn: certificateArn }));
    const names = [Certificate?.DomainName ?? '', ...(Certificate?.SubjectAlternativeNames ?? [])];
    if (Certificate?.Status !== 'ISSUED')
      return wrong(`The certificate of ${name} is ${Certificate?.Status ?? 'not there'}, and has to be ISSUED.`);
    if (!names.some((one) => covers(one, name)))
      return wrong(`The certificate is for ${[...new Set(names)].join(', ')}, and not for ${name}.`);
    return well(`The certificate of ${name} is issued.`);
  } catch (error) {
    return wrong(`The certificate of ${name} can not be read (${nameOfError(error)}): ${certificateArn}`);
  }
}

/** Whether a name of a certificate covers a host: itself, or one label in place of the star. */
const covers = (named: string, host: string): boolean =>
  named === host || (named.startsWith('*.') && host.slice(host.indexOf('.')) === named.slice(1));
