import * as z from 'zod/mini';
import { idSchema } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { longText, text } from '../text.ts';
import { fieldEdits, shape, timeSchema } from './command.ts';
import { importRowsSchema } from './import-rows.ts';
import {
  addressCardFields,
  addressFields,
  needFields,
  pointSchema,
  postcodeSchema,
  requirementFields,
  siteFields,
  teamFields,
} from './plan-fields.ts';
import { needDetailFields } from './staffing-fields.ts';
import {
  channelFields,
  contingencyFields,
  drawingFields,
  dutyFields,
  postFields,
  riskAboutSchema,
  riskFields,
  staffFields,
  taskFields,
  warrantFactSchema,
  warrantFields,
} from './plan-record-fields.ts';

const reason = longText(LIMITS.reason);
const maybeId = z.nullable(idSchema);
const needDetails = {
  dialects: z.optional(needDetailFields.dialects),
  certificates: z.optional(needDetailFields.certificates),
  minutesEach: z.optional(needDetailFields.minutesEach),
};
const { strikeOffset, entryUnder, vehicles, rvpId, fupId, hospitalId, custodyId, assaultCentreId, receptionId } =
  addressCardFields;

/** Addresses, sites, teams and what is needed there. */
const places = {
  /** What is not said of the card is unset. */
  AddAddress: shape(
    z.strictObject({
      ...addressFields,
      strikeOffset: z.optional(strikeOffset),
      entryUnder: z.optional(entryUnder),
      vehicles: z.optional(vehicles),
      rvpId: z.optional(rvpId),
      fupId: z.optional(fupId),
      hospitalId: z.optional(hospitalId),
      custodyId: z.optional(custodyId),
      assaultCentreId: z.optional(assaultCentreId),
      receptionId: z.optional(receptionId),
    }),
  ),
  EditAddress: shape(
    z.strictObject({ addressId: idSchema, fields: fieldEdits({ ...addressFields, ...addressCardFields }) }),
  ),
  /** Another house instead: team, needs and sites stay; what was known of the old one goes. */
  ReplaceAddress: shape(
    z.strictObject({
      addressId: idSchema,
      line: text(LIMITS.line),
      postcode: postcodeSchema,
      point: z.nullable(pointSchema),
      reason,
    }),
  ),
  RemoveAddress: shape(z.strictObject({ addressId: idSchema, reason })),
  AddSite: shape(z.strictObject(siteFields)),
  EditSite: shape(z.strictObject({ siteId: idSchema, fields: fieldEdits(siteFields) })),
  RemoveSite: shape(z.strictObject({ siteId: idSchema, reason })),
  AddTeam: shape(z.strictObject(teamFields)),
  EditTeam: shape(z.strictObject({ teamId: idSchema, fields: fieldEdits(teamFields) })),
  RemoveTeam: shape(z.strictObject({ teamId: idSchema, reason })),
  AddRequirement: shape(z.strictObject({ ...requirementFields, ...needDetails })),
  EditRequirement: shape(
    z.strictObject({ requirementId: idSchema, fields: fieldEdits({ ...requirementFields, ...needDetailFields }) }),
  ),
  RemoveRequirement: shape(z.strictObject({ requirementId: idSchema, reason })),
  /** What each address usually needs. */
  AddUsualNeed: shape(z.strictObject({ ...needFields, ...needDetails })),
  EditUsualNeed: shape(
    z.strictObject({ usualNeedId: idSchema, fields: fieldEdits({ ...needFields, ...needDetailFields }) }),
  ),
  RemoveUsualNeed: shape(z.strictObject({ usualNeedId: idSchema, reason })),
  /** Adds to one address the usual needs that it does not have yet. */
  GiveUsualNeeds: shape(z.strictObject({ addressId: idSchema })),
  AddDrawing: shape(z.strictObject({ ...drawingFields, addressId: idSchema })),
  EditDrawing: shape(z.strictObject({ drawingId: idSchema, fields: fieldEdits(drawingFields) })),
  RemoveDrawing: shape(z.strictObject({ drawingId: idSchema, reason })),
};

/** Who commands, what they do when, what they fall back on, and how they speak to each other. */
const commandPlan = {
  AddPost: shape(z.strictObject({ ...postFields, holderId: maybeId })),
  EditPost: shape(z.strictObject({ postId: idSchema, fields: fieldEdits(postFields) })),
  RemovePost: shape(z.strictObject({ postId: idSchema, reason })),
  /** Offers the post to a member; null takes an offer back. The post changes hands when it is taken on. */
  HandOverPost: shape(z.strictObject({ postId: idSchema, toId: maybeId })),
  /** By the member to whom it is offered. */
  AnswerHandover: shape(z.strictObject({ postId: idSchema, accepted: z.boolean() })),
  AddTask: shape(z.strictObject(taskFields)),
  EditTask: shape(z.strictObject({ taskId: idSchema, fields: fieldEdits(taskFields) })),
  RemoveTask: shape(z.strictObject({ taskId: idSchema, reason })),
  MarkTask: shape(z.strictObject({ taskId: idSchema, done: z.boolean() })),
  AddContingency: shape(z.strictObject(contingencyFields)),
  EditContingency: shape(z.strictObject({ contingencyId: idSchema, fields: fieldEdits(contingencyFields) })),
  RemoveContingency: shape(z.strictObject({ contingencyId: idSchema, reason })),
  AddChannel: shape(z.strictObject(channelFields)),
  EditChannel: shape(z.strictObject({ channelId: idSchema, fields: fieldEdits(channelFields) })),
  RemoveChannel: shape(z.strictObject({ channelId: idSchema, reason })),
};

/** Warrants and risks of an address, and the force's own people. */
const lawAndPeople = {
  AddWarrant: shape(z.strictObject({ ...warrantFields, addressId: idSchema })),
  EditWarrant: shape(z.strictObject({ warrantId: idSchema, fields: fieldEdits(warrantFields) })),
  RemoveWarrant: shape(z.strictObject({ warrantId: idSchema, reason })),
  RecordWarrant: shape(z.strictObject({ warrantId: idSchema, fact: warrantFactSchema })),
  AddRisk: shape(z.strictObject({ ...riskFields, about: riskAboutSchema })),
  EditRisk: shape(z.strictObject({ riskId: idSchema, fields: fieldEdits(riskFields) })),
  RemoveRisk: shape(z.strictObject({ riskId: idSchema, reason })),
  AddStaff: shape(z.strictObject(staffFields)),
  EditStaff: shape(z.strictObject({ staffId: idSchema, fields: fieldEdits(staffFields) })),
  RemoveStaff: shape(z.strictObject({ staffId: idSchema, reason })),
  /** One of the force's own people fills a need for some hours, in minutes from T. */
  AddDuty: shape(z.strictObject(dutyFields)),
  EditDuty: shape(z.strictObject({ dutyId: idSchema, fields: fieldEdits(dutyFields) })),
  RemoveDuty: shape(z.strictObject({ dutyId: idSchema, reason })),
};

/** Two dates held side by side until one is chosen. */
const dates = {
  PencilDate: shape(z.strictObject({ t: timeSchema })),
  RubOutDate: shape(z.strictObject({ dateId: idSchema, reason })),
  ChooseDate: shape(z.strictObject({ dateId: idSchema, reason })),
};

const files = {
  ImportRows: shape(importRowsSchema),
  /** Takes back what one part of an import did, as far as nothing has come to depend on it since. */
  TakeBackRows: shape(
    z.strictObject({ importId: idSchema, chunk: z.int().check(z.gte(0), z.lte(LIMITS.importFileRows)) }),
  ),
};

export const PLAN_COMMANDS = { ...places, ...commandPlan, ...lawAndPeople, ...dates, ...files };
