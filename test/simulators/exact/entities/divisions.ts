import { hrmDivisionsFields } from '../fields/hrm-divisions.ts';
import { meFields } from '../fields/me.ts';
import { systemDivisionsFields } from '../fields/system-divisions.ts';
import type { Desk } from '../model/desk.ts';
import type { Division } from '../model/division.ts';
import { divisionsOf } from '../model/world.ts';
import type { Row } from '../odata/edm.ts';
import type { Entity } from './entity.ts';

/** The signed-in user; the only resource without a division in its address. */
export const me: Entity = {
  path: 'current/Me',
  type: 'Exact.Web.Api.Models.Me',
  key: 'UserID',
  fields: meFields,
  methods: ['GET'],
  rows: ({ user, now }) => [
    {
      UserID: user.id,
      CurrentDivision: user.currentDivision,
      UserName: user.name,
      FullName: user.fullName,
      FirstName: user.fullName.split(' ')[0] ?? null,
      LastName: user.fullName.split(' ').slice(1).join(' '),
      Email: user.email,
      Language: 'nl-NL',
      LanguageCode: 'nl-NL',
      Legislation: 1,
      ServerTime: `/Date(${now})/`,
      ServerUtcOffset: 0,
    },
  ],
};

/** The administrations of the user's own licence, as the personnel module names them. */
export const hrmDivisions: Entity = {
  path: 'hrm/Divisions',
  type: 'Exact.Web.Api.Models.HRM.Division',
  key: 'Code',
  fields: hrmDivisionsFields,
  methods: ['GET'],
  rows: (desk) =>
    reachable(desk)
      .filter(({ code }) => !desk.user.clients?.includes(code))
      .map((division) => ({ ...told(division), HID: division.hid, Main: isMain(desk, division) })),
};

/** The same administrations and those of an accountant's clients, as the system module names them. */
export const systemDivisions: Entity = {
  path: 'system/Divisions',
  type: 'Exact.Web.Api.Models.System.Division',
  key: 'Code',
  fields: systemDivisionsFields,
  methods: ['GET'],
  rows: (desk) =>
    reachable(desk).map((division) => ({
      ...told(division),
      Hid: division.hid,
      Current: division.code === desk.user.currentDivision,
      IsMainDivision: isMain(desk, division),
    })),
};

const reachable = ({ world, user, granted }: Desk): Division[] =>
  divisionsOf(world, user).filter(({ code }) => granted.includes(code));

const isMain = (desk: Desk, division: Division): boolean => reachable(desk)[0] === division;

const told = (division: Division): Row => ({
  Code: division.code,
  Description: division.description,
  Country: division.country.padEnd(3),
  Currency: division.currency,
  VATNumber: division.vatNumber,
  Customer: division.customerId,
  CustomerCode: String(division.hid).padStart(18),
  CustomerName: division.description,
  Status: 1,
  BlockingStatus: 0,
});
