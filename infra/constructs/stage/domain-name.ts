import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AaaaRecord,
  ARecord,
  HostedZone,
  type IAliasRecordTarget,
  type IHostedZone,
  RecordTarget,
} from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';

/** A zone of Route 53, by its id and name. */
export interface DomainZone {
  readonly id: string;
  readonly name: string;
}

/** The zone in which records are written. */
export const zoneOf = (scope: Construct, { id, name }: DomainZone): IHostedZone =>
  HostedZone.fromHostedZoneAttributes(scope, 'Zone', { hostedZoneId: id, zoneName: name });

/** What a certificate is for, and how it comes about. */
export interface CertificateWish {
  readonly name: string;
  readonly certificateArn: string | null;
  readonly zone: IHostedZone | null;
}

/** The certificate that is there, else one that is made by a record in the zone. Throws where there is neither. */
export function certificateOf(scope: Construct, { name, certificateArn, zone }: CertificateWish): ICertificate {
  if (certificateArn !== null) return Certificate.fromCertificateArn(scope, 'Certificate', certificateArn);
  if (zone === null) throw new Error(`${name} has neither a certificate nor a zone.`);
  return new Certificate(scope, 'Certificate', { domainName: name, validation: CertificateValidation.fromDns(zone) });
}

/** Points a name at something of AWS, for both kinds of addresses. */
export function pointAt(scope: Construct, name: string, zone: IHostedZone, at: IAliasRecordTarget): void {
  const target = RecordTarget.fromAlias(at);
  new ARecord(scope, 'Record', { zone, recordName: name, target });
  new AaaaRecord(scope, 'Record6', { zone, recordName: name, target });
}
